// Puts a real VS Code for tests in place: Node 24, code-server and Chromium, in a cache folder outside the work tree.
// Run by hand with `npx tsx test/vscode/setup.ts`; the editor tests run it first. Quick when everything is there.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the parts of the rig are; all paths absolute. */
export interface Rig {
  readonly node: string;
  /** code-server's entry script, to be run with `node`. */
  readonly codeServer: string;
  readonly chromium: string;
  /** A folder for throw-away state: profiles of the browser, user data of the editor. */
  readonly cache: string;
}

/** What is installed; a change of a version here installs anew. code-server 4.139.1 wants Node 24. */
const versions = { node: '24', codeServer: '4.139.1' };

/** code-server compiles keytar, kerberos and native-keymap against these. */
const debianPackages = [
  'libkrb5-dev',
  'libx11-dev',
  'libxkbfile-dev',
  'libsecret-1-dev',
  'pkg-config',
  'python3',
  'make',
  'g++',
];
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Installs what is missing and says where it is.
 * @throws Error with one line naming the step that failed and its log file.
 */
export async function ensureRig(say: (line: string) => void = () => {}): Promise<Rig> {
  const cache = await cacheFolder();
  const chromium = await ensureChromium(say);
  const nodeFolder = join(cache, 'node', 'node_modules', `node-linux-${process.arch}`);
  await ensureNpmPackage(cache, 'node', `node-linux-${process.arch}@${versions.node}`, {}, say);
  const marker = await ensureNpmPackage(
    cache,
    'code-server',
    `code-server@${versions.codeServer}`,
    {
      PATH: join(nodeFolder, 'bin') + delimiter + (process.env['PATH'] ?? ''),
      // The package ships Node's headers, so that node-gyp downloads nothing.
      npm_config_nodedir: nodeFolder,
      // npm 11 skips install scripts unless told otherwise; code-server builds its native modules in them.
      npm_config_dangerously_allow_all_scripts: 'true',
    },
    say,
    () => ensureDebianPackages(debianPackages, cache, say),
  );
  return {
    node: join(nodeFolder, 'bin', 'node'),
    codeServer: join(marker, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
    chromium,
    cache,
  };
}

/** Installs one npm package into its own folder, or does nothing when the same spec was installed before. */
async function ensureNpmPackage(
  cache: string,
  name: string,
  spec: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
  before: () => Promise<void> = async () => {},
): Promise<string> {
  const folder = join(cache, name);
  const marker = join(folder, 'installed.txt');
  if (existsSync(marker) && (await readFile(marker, 'utf8')) === spec) return folder;
  await before();
  say(`installing ${spec} into ${folder}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', '--no-fund', '--no-audit', spec], {
    cwd: folder,
    env,
    log: join(cache, `${name}.log`),
  });
  // Written last and in one step, so that an interrupted install is not taken for a finished one.
  await writeFile(`${marker}.new`, spec);
  await rename(`${marker}.new`, marker);
  return folder;
}

async function cacheFolder(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'leakline-vscode');
  await mkdir(cache, { recursive: true });
  return cache;
}

/**
 * Where Chromium is; Debian's is installed where there is none.
 * @throws Error with one line, where that fails.
 */
export async function ensureChromium(say: (line: string) => void = () => {}): Promise<string> {
  const found = findProgram(chromiumNames);
  if (found !== undefined) return found;
  const cache = await cacheFolder();
  await ensureDebianPackages(['chromium'], cache, say);
  const installed = findProgram(chromiumNames);
  if (installed === undefined)
    throw new Error(`no Chromium in PATH after installing it; see ${join(cache, 'apt.log')}`);
  return installed;
}

function findProgram(names: readonly string[]): string | undefined {
  for (const name of names)
    for (const folder of (process.env['PATH'] ?? '').split(delimiter))
      if (existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

async function ensureDebianPackages(
  packages: readonly string[],
  cache: string,
  say: (line: string) => void,
): Promise<void> {
  const absent = packages.filter((name) => !isInstalled(name));
  if (absent.length === 0) return;
  say(`installing Debian packages ${absent.join(' ')}`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const log = join(cache, 'apt.log');
  await run(apt[0] ?? 'apt-get', [...apt.slice(1), 'update'], { cwd: cache, env: {}, log });
  await run(apt[0] ?? 'apt-get', [...apt.slice(1), 'install', '-y', '--no-install-recommends', ...absent], {
    cwd: cache,
    env: {},
    log,
  });
}

function isInstalled(debianPackage: string): boolean {
  const query = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Status}', debianPackage], {
    encoding: 'utf8',
  });
  return query.stdout === 'installed';
}

/** Runs a program with its output in a log file. */
async function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; log: string },
): Promise<void> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...withoutOuterNpm(process.env), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', (error) => fail(new Error(`${program}: ${error.message}`)));
    child.on('close', done);
  });
  await writeFile(options.log, Buffer.concat(output));
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${code}; its output is in ${options.log}`);
}

/** Under `npx` or `npm run` the environment says which Node that npm ran on, and code-server believes it. */
const outerNpm = new Set(['NODE', 'npm_config_user_agent', 'npm_config_local_prefix', 'npm_node_execpath']);

function withoutOuterNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outerNpm.has(name)));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(await ensureRig((line) => console.error(line)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

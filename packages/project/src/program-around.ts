// Which program a file belongs to. The command, ESLint's plugin and the language server all ask here, so that they find the
// same: findings follow from the whole program.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseGoWork } from '@leakline/go';
import { globSync } from 'glob';

/**
 * The program in which somebody looks at a file: the one that they work in if the file is part of it, also of a package in it
 * that no workspace names; else the one around the file.
 * @param folder The file's.
 * @param workingFolder The command's and ESLint's working directory, an editor's workspace folder.
 */
export function programFor(folder: string, workingFolder: string): string {
  return programsSeenFrom(workingFolder)(folder);
}

/** The same for the folders of many files: what lies around the working folder is looked for once, now. */
export function programsSeenFrom(workingFolder: string): (folder: string) => string {
  const around = programAround(workingFolder);
  const isOne = isProject(around);
  return (folder) => (isOne && foldersUpwards(folder).includes(around) ? around : programAround(folder));
}

/** Whether somebody works on a folder as one thing: in a home folder, or one of many checkouts, nobody does. */
export function isProject(folder: string): boolean {
  return (
    foldersUpwards(folder).some((above) => existsSync(join(above, '.git'))) ||
    PROJECT_FILES.some((name) => existsSync(join(folder, name)))
  );
}

/** What says that a folder is a package of its own. */
const PACKAGE_FILES = ['package.json', 'deno.json', 'deno.jsonc', 'go.mod'];

const PROJECT_FILES = [
  ...PACKAGE_FILES,
  'go.work',
  'pnpm-workspace.yaml',
  'leakline.config.json',
  ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`),
];

/**
 * The workspace that has the folder's package as a member, or the package, or the folder itself when there is no
 * manifest up to the checkout's root.
 */
export function programAround(folder: string): string {
  const above = foldersUpwards(folder);
  const own = above.find((f) => PACKAGE_FILES.some((name) => existsSync(join(f, name))));
  if (own === undefined) return above.find(isWorkspaceOf(folder)) ?? folder;
  return above.slice(above.indexOf(own) + 1).find(isWorkspaceOf(own)) ?? own;
}

/** The folders above one in its checkout, the nearest first: what stands there may say what is a program, and what is ignored. */
export function checkoutAbove(folder: string): readonly string[] {
  const upwards = foldersUpwards(folder);
  const top = upwards.at(-1) ?? folder;
  return existsSync(join(top, '.git')) ? upwards.slice(1) : [];
}

/** From the folder to the root of the checkout, or of the disk: what lies above a checkout is not the project. */
function foldersUpwards(from: string): string[] {
  const found: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    found.push(folder);
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return found;
  }
}

function isWorkspaceOf(member: string): (folder: string) => boolean {
  return (folder) => {
    const path = relative(folder, member).split(sep).join('/');
    const patterns = [...npmPatterns(folder), ...pnpmPatterns(folder)];
    const without = patterns.filter((p) => p.startsWith('!')).map((p) => p.slice(1));
    const isNamed = (pattern: string) =>
      globSync(clean(pattern), { cwd: folder, posix: true, ignore: '**/node_modules/**' }).includes(path);
    return (
      parseGoWork(textOf(join(folder, 'go.work'))).some((use) => clean(use) === path) ||
      (patterns.some((p) => !p.startsWith('!') && isNamed(p)) && !without.some(isNamed))
    );
  };
}

function clean(pattern: string): string {
  return pattern.replace(/^\.\//, '').replace(/\/+$/, '');
}

/** `workspaces` of npm, Yarn and Bun: a list, or an object with `packages`. */
function npmPatterns(folder: string): readonly string[] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    // No manifest, or a broken one: its package manager says so better than we could.
    return [];
  }
  const { workspaces } = (typeof data === 'object' && data !== null ? data : {}) as { workspaces?: unknown };
  const list =
    typeof workspaces === 'object' && workspaces !== null && 'packages' in workspaces
      ? workspaces.packages
      : workspaces;
  return Array.isArray(list) ? list.filter((p): p is string => typeof p === 'string') : [];
}

/** The `packages` of pnpm-workspace.yaml, which pnpm documents as a list of globs. */
function pnpmPatterns(folder: string): readonly string[] {
  const list = /^packages:[^\n]*\n((?:[ \t]*(?:-.*|#.*)?\n)*)/m.exec(
    `${textOf(join(folder, 'pnpm-workspace.yaml'))}\n`,
  );
  return [...(list?.[1] ?? '').matchAll(/^[ \t]*-[ \t]*(['"]?)([^'"#\n]+?)\1[ \t]*(?:#.*)?$/gm)].map(
    (m) => m[2] ?? '',
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

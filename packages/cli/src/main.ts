// The `leakline` command: reads the arguments, runs a command, and turns every mistake into one line and exit code 2.
import { UsageError } from '@leakline/project/usage-error';
import manifest from '../package.json' with { type: 'json' };
import { readCommandLine, type OptionValues } from './arguments.ts';
import { colours } from './colours.ts';
import { SHELLS } from './commands.ts';
import { help } from './help.ts';
import { optimiseForShortRun } from './optimiser.ts';
import { oneOf } from './options.ts';

const CLEAN = 0;
const WRONG_USE = 2;

/** @param argv As in `process.argv`. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const { command, positionals, options } = readCommandLine(argv.slice(2));
    if (options.version === true) return printed(`leakline ${manifest.version}\n`);
    if (command === null || options.help === true)
      return printed(await help(command, colours(options.color), process.stdout.columns));
    return await run(command.name, positionals, options);
  } catch (error) {
    const text = isLostFolder(error)
      ? 'the working directory is not there any more'
      : error instanceof Error
        ? error.message
        : String(error);
    const line =
      error instanceof UsageError || isLostFolder(error)
        ? text
        : `internal error: ${text}; please report it with what you ran`;
    process.stderr.write(`leakline: ${line.replace(/\s*\n\s*/g, ' ')}\n`);
    return WRONG_USE;
  }
}

/** Loads no more than the command needs: the engine and the readers of profiles are most of the start-up. */
async function run(name: string, args: readonly string[], options: OptionValues): Promise<number> {
  switch (name) {
    case 'check':
      optimiseForShortRun();
      return (await import('./check.ts')).check(args, options);
    case 'link':
      return (await import('./link.ts')).link(args, options);
    case 'explain':
      return (await import('./explain.ts')).explain(
        args[0] ?? null,
        colours(options.color),
        process.stdout.columns,
      );
    case 'init':
      return (await import('./init.ts')).init(process.cwd());
    case 'completion':
      return printed((await import('./completion.ts')).completion(oneOf('completion', args[0], SHELLS)));
    case 'lsp':
      return (await import('./serve.ts')).serve(manifest.version);
    default:
      throw new Error(`no command ${name}`);
  }
}

/** Somebody deleted the folder in which the command was started. */
function isLostFolder(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'uv_cwd';
}

function printed(text: string): number {
  process.stdout.write(text);
  return CLEAN;
}

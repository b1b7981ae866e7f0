// The `leakline` command: reads the arguments, runs a command, and turns every mistake into one line and exit code 2.
import { UsageError } from '@leakline/project';
import { cac } from 'cac';
import manifest from '../package.json' with { type: 'json' };
import { check } from './check.ts';
import { explain } from './explain.ts';
import { link } from './link.ts';

const CLEAN = 0;
const WRONG_USE = 2;

export async function main(argv: readonly string[]): Promise<number> {
  const cli = cac('leakline');
  let run: () => number | Promise<number> = () => {
    cli.outputHelp();
    return CLEAN;
  };
  cli
    .command('check [...paths]', 'Find code that makes memory grow for ever')
    .option('--format <format>', 'text, json, sarif, github, gitlab, junit', { default: 'text' })
    .option('--rule <id[=severity]>', 'Run only this rule, or set its severity (repeatable)')
    .option('--min-confidence <level>', 'high, medium or low')
    .option('--max-warnings <n>', 'Exit with 1 when there are more warnings than this', { default: 0 })
    .option('--profile <file>', 'Captured profile to join with the findings (repeatable)')
    .option('--source-root <dir>', 'Where the sources of the profiles are')
    .option('--color', 'Force colours (also FORCE_COLOR; --no-color and NO_COLOR switch them off)')
    .action((paths: string[], options: Record<string, unknown>) => (run = () => check(paths, options)));
  cli
    .command('link [...profiles]', 'Show what captured profiles say about the source lines')
    .option('--format <format>', 'text, json', { default: 'text' })
    .option('--base <file>', 'Subtract this profile')
    .option('--source-root <dir>', 'Where the sources are (default: the working directory)')
    .option('--map <from=to>', 'Where a build path is found locally (repeatable)')
    .option('--sample-type <type>', 'inuse_space, alloc_space, cpu, …')
    .option('--focus <regex>', 'Only lines whose path or function matches')
    .action((profiles: string[], options: Record<string, unknown>) => (run = () => link(profiles, options)));
  cli
    .command('explain <rule>', 'Show what a rule is about')
    .action((rule: string) => (run = () => explain(rule)));
  cli
    .command('lsp', 'Run the language server')
    .option('--stdio', 'Speak over standard input and output')
    .action(() => (run = async () => (await import('./serve.ts')).serve(manifest.version)));
  cli.help();
  cli.version(manifest.version);
  try {
    const parsed = cli.parse([...argv], { run: false });
    if (parsed.options.help === true || parsed.options.version === true) return CLEAN;
    const [unknown] = parsed.args;
    if (cli.matchedCommand === undefined && unknown !== undefined)
      throw new UsageError(`unknown command "${unknown}": use check, link, explain or lsp`);
    cli.runMatchedCommand();
    return await run();
  } catch (error) {
    // cac's own complaints (unknown options, missing arguments) are wrong use too.
    const isUse = error instanceof UsageError || (error instanceof Error && error.name === 'CACError');
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `leakline: ${isUse ? text : `internal error: ${text}; please report it`}\n`.replace(/\n(?=.)/g, ' '),
    );
    return WRONG_USE;
  }
}

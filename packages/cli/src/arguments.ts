// Reads the command line by the table of commands, and says what is wrong with it in one sentence.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nearest } from '@leakline/project/nearest';
import { UsageError } from '@leakline/project/usage-error';
import { commands, globalOptions, optionsOf, type CommandSpec, type OptionSpec } from './commands.ts';

/** Option values by camel-cased name: text, a list for what may be repeated, true or false for switches. */
export type OptionValues = Record<string, string | readonly string[] | boolean>;

export interface CommandLine {
  /** null: none was named, and only --help or --version can have been given. */
  readonly command: CommandSpec | null;
  readonly positionals: readonly string[];
  readonly options: OptionValues;
}

/**
 * @param args Without the executable and the script.
 * @throws UsageError for what the table does not have.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [first] = args;
  const command = commands.find((c) => c.name === first) ?? null;
  if (command === null && first !== undefined && !first.startsWith('-')) throw unknownCommand(first);
  const specs = command === null ? globalOptions : optionsOf(command);
  const rest = command === null ? args : args.slice(1);
  const { tokens } = parseArgs({
    args: [...rest],
    options: Object.fromEntries(
      specs.map((s) => [
        s.name,
        {
          type:
            s.value !== undefined && s.valueIsOptional !== true ? ('string' as const) : ('boolean' as const),
          ...(s.short === undefined ? {} : { short: s.short }),
        },
      ]),
    ),
    // Strictness is ours: with suggestions, and with values that may be left out.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: OptionValues = {};
  for (const s of specs) if (s.fallback !== undefined) options[camelCase(s.name)] = s.fallback;
  const given = new Set<string>();
  const positionals: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      positionals.push(token.value);
      continue;
    }
    const { spec, isNegated } = specFor(token.name, token.rawName, specs, command);
    if (given.has(spec.name) && spec.repeatable !== true)
      throw new UsageError(`--${spec.name} is given more than once`);
    given.add(spec.name);
    const key = camelCase(spec.name);
    if (spec.value === undefined || isNegated) {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
      options[key] = !isNegated;
      continue;
    }
    let value = token.value;
    if (spec.valueIsOptional === true) {
      const next = tokens[i + 1];
      if (value === undefined && next?.kind === 'positional' && next.index === token.index + 1) {
        value = next.value;
        i++;
      }
    } else if (
      value === undefined ||
      value === '' ||
      (token.inlineValue !== true && value.startsWith('-') && value.length > 1)
    )
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} <${spec.value}>`);
    if (spec.repeatable === true) {
      const before = options[key];
      options[key] = [...(Array.isArray(before) ? (before as readonly string[]) : []), value ?? ''];
    } else options[key] = value ?? true;
  }
  if (options.help !== true && options.version !== true) checkPositionals(command, positionals);
  return { command, positionals, options };
}

function specFor(
  name: string,
  rawName: string,
  specs: readonly OptionSpec[],
  command: CommandSpec | null,
): { readonly spec: OptionSpec; readonly isNegated: boolean } {
  const spec = specs.find((s) => s.name === name && (rawName.startsWith('--') || s.short !== undefined));
  if (spec !== undefined) return { spec, isNegated: false };
  const negated = specs.find((s) => s.negatable === true && name === `no-${s.name}`);
  if (negated !== undefined) return { spec: negated, isNegated: true };
  if (command === null) {
    const owner = commands.find((c) => optionsOf(c).some((s) => s.name === name));
    throw new UsageError(
      owner === undefined
        ? `unknown option ${rawName}; see leakline --help`
        : `${rawName} comes after a command: leakline ${owner.name} ${rawName}`,
    );
  }
  const names = specs.flatMap((s) => [`--${s.name}`, ...(s.negatable === true ? [`--no-${s.name}`] : [])]);
  const hint = nearest(rawName, names) || `; see leakline ${command.name} --help`;
  throw new UsageError(`unknown option ${rawName}${hint}`);
}

function checkPositionals(command: CommandSpec | null, given: readonly string[]): void {
  const { positional, name } = command ?? { positional: null, name: '' };
  const most = positional === null ? 0 : positional.isMany ? Number.POSITIVE_INFINITY : 1;
  const extra = given[most];
  if (extra !== undefined) throw new UsageError(`${name} takes no "${extra}"; see leakline ${name} --help`);
  if (positional?.isRequired === true && given.length === 0)
    throw new UsageError(
      `${name} needs ${positional.isMany ? 'at least one of' : 'a'} ${positional.name}: ${positional.text}`,
    );
}

function unknownCommand(name: string): UsageError {
  const names = commands.map((c) => c.name);
  const hint =
    nearest(name, names) ||
    (existsSync(name)
      ? `; did you mean "leakline check ${name}"?`
      : `: use ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`);
  return new UsageError(`unknown command "${name}"${hint}`);
}

/** The key of an option's value. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

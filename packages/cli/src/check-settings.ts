// What `leakline check` was asked to do: its options, checked against each other.
import { createHash } from 'node:crypto';
import type { Confidence, Severity } from '@leakline/ir';
import { nearest, rules, threadsWorthwhile, UsageError } from '@leakline/project';
import type { OptionValues } from './arguments.ts';
import { CONFIDENCES, FORMATS, SEVERITIES } from './commands.ts';
import { oneOf, several } from './options.ts';

export interface Shard {
  /** 1-based. */
  readonly index: number;
  readonly count: number;
}

export interface CheckSettings {
  readonly format: (typeof FORMATS)[number];
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly minConfidence: Confidence | null;
  /** More warnings than this are a failure; null: warnings are none. */
  readonly maxWarnings: number | null;
  readonly isQuiet: boolean;
  readonly baseline: { readonly file: string; readonly isUpdated: boolean } | null;
  /** A git ref. */
  readonly changedSince: string | null;
  readonly shard: Shard | null;
  readonly profiles: readonly string[];
  readonly fixes: 'none' | 'preview' | 'write';
  /** The file whose text comes from standard input. */
  readonly stdinFilename: string | null;
  /** Whether reports of earlier runs may be used and kept. */
  readonly usesCache: boolean;
  /** The folder for them; null: where tools keep what they can make again. */
  readonly cacheLocation: string | null;
  readonly threads: number;
  /** Whether to count what is understood. */
  readonly isCounted: boolean;
}

/** @throws UsageError for values that are none, and options that do not go together. */
export function checkSettings(paths: readonly string[], options: OptionValues): CheckSettings {
  const text = (key: string): string | null => {
    const value = options[key];
    return typeof value === 'string' ? value : null;
  };
  const settings: CheckSettings = {
    format: oneOf('--format', options.format, FORMATS),
    severities: severitiesOf(several(options.rule)),
    minConfidence:
      options.minConfidence === undefined
        ? null
        : oneOf('--min-confidence', options.minConfidence, CONFIDENCES),
    maxWarnings:
      options.maxWarnings === undefined
        ? options.quiet === true
          ? null
          : 0
        : wholeNumber('--max-warnings', text('maxWarnings') ?? ''),
    isQuiet: options.quiet === true,
    baseline: baselineOf(text('baseline'), options.updateBaseline === true),
    changedSince: options.changed === undefined ? null : (text('changed') ?? 'HEAD'),
    shard: options.shard === undefined ? null : shardOf(text('shard') ?? ''),
    profiles: several(options.profile),
    fixes: options.fixSuggestions !== true ? 'none' : options.write === true ? 'write' : 'preview',
    stdinFilename: stdinOf(options.stdin === true, text('stdinFilename'), paths),
    usesCache: options.cache !== false,
    cacheLocation: text('cacheLocation'),
    threads:
      options.threads === undefined
        ? threadsWorthwhile()
        : wholeNumber('--threads', text('threads') ?? '', 1),
    isCounted: options.stats === true,
  };
  if (settings.cacheLocation !== null && !settings.usesCache)
    throw new UsageError('--cache-location does not go with --no-cache');
  if (options.write === true && settings.fixes === 'none')
    throw new UsageError('--write goes with --fix-suggestions');
  if (settings.fixes !== 'none' && settings.format !== 'text')
    throw new UsageError(
      `--fix-suggestions prints a diff, which --format ${settings.format} has no place for; --format json has the edits without it`,
    );
  if (settings.fixes === 'write' && settings.stdinFilename !== null)
    throw new UsageError(
      '--write does not go with --stdin: there is no file to write; the diff is printed without it',
    );
  if (settings.changedSince !== null && settings.stdinFilename !== null)
    throw new UsageError(
      '--changed does not go with --stdin: git knows no lines of a text that is not saved',
    );
  if (settings.baseline?.isUpdated === true) {
    const partial = [
      ...(settings.changedSince === null ? [] : ['--changed']),
      ...(settings.shard === null ? [] : ['--shard']),
      ...(settings.stdinFilename === null ? [] : ['--stdin']),
      ...(options.rule === undefined ? [] : ['--rule']),
      ...(settings.fixes === 'none' ? [] : ['--fix-suggestions']),
    ];
    if (partial.length > 0)
      throw new UsageError(
        `--update-baseline does not go with ${partial.join(', ')}: it needs everything that is found`,
      );
  }
  return settings;
}

/** Whether a shard has a file, or a program’s folder: by the path alone, so that machines agree whatever else is in their checkouts. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return (createHash('sha256').update(path).digest().readUInt32BE(0) % count) + 1 === index;
}

function severitiesOf(list: readonly string[]): Record<string, Severity | 'off'> {
  if (list.length === 0) return {};
  const ids = rules.map((r) => r.meta.id);
  const severities: Record<string, Severity | 'off'> = Object.fromEntries(ids.map((id) => [id, 'off']));
  for (const item of list) {
    const at = item.indexOf('=');
    const name = at === -1 ? item : item.slice(0, at);
    const id = name.replace(/^leakline\//, '');
    const rule = rules.find((r) => r.meta.id === id);
    if (rule === undefined)
      throw new UsageError(`unknown rule "${name}"${nearest(id, ids) || '; leakline explain lists them'}`);
    severities[id] = at === -1 ? rule.meta.severity : oneOf(`--rule ${id}`, item.slice(at + 1), SEVERITIES);
  }
  return severities;
}

function baselineOf(file: string | null, isUpdated: boolean): CheckSettings['baseline'] {
  if (file === null && isUpdated)
    throw new UsageError('--update-baseline needs the file: --baseline <file> --update-baseline');
  return file === null ? null : { file, isUpdated };
}

function shardOf(text: string): Shard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new UsageError(`--shard takes i/n with i from 1 to n, as in 1/3, not "${text}"`);
  return { index, count };
}

function stdinOf(isStdin: boolean, filename: string | null, paths: readonly string[]): string | null {
  if (!isStdin && filename === null) return null;
  if (!isStdin) throw new UsageError('--stdin-filename goes with --stdin');
  if (filename === null)
    throw new UsageError('--stdin needs --stdin-filename <path>: the program around the text depends on it');
  if (paths.length > 0) throw new UsageError(`--stdin checks that one text; leave "${paths[0] ?? ''}" out`);
  return filename;
}

function wholeNumber(option: string, text: string, least = 0): number {
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new UsageError(`${option} takes a whole number${least > 0 ? ` from ${least}` : ''}, not "${text}"`);
  return Number(text);
}

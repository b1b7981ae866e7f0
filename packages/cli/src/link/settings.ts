// What `leakline link` was asked for, checked.
import { UsageError } from '@leakline/project';
import { UNPACKED_LIMIT, type ProfileError } from '@leakline/profile';
import { oneOf, several } from '../options.ts';
import { LINK_FORMATS, type LinkFormat } from './command.ts';

export interface LinkSettings {
  readonly patterns: readonly string[];
  readonly format: LinkFormat;
  readonly base: string | null;
  readonly sampleType: string | null;
  /** Matched against a line's path and its functions. */
  readonly focus: RegExp | null;
  readonly explainPaths: boolean;
  readonly sources: SourceSettings;
  /** Bytes. */
  readonly maxBytes: number;
  /** true or false when the user decided. */
  readonly color: unknown;
}

export interface SourceSettings {
  /** As the user named it, relative to the working directory; null when they did not. */
  readonly sourceRoot: string | null;
  readonly maps: readonly { readonly from: string; readonly to: string }[];
  /** The commit that the profiled programs were built from; null when the user did not say. */
  readonly commit: string | null;
}

/** @throws UsageError for what is no value of its option. */
export function linkSettings(
  patterns: readonly string[],
  options: Readonly<Record<string, unknown>>,
): LinkSettings {
  if (patterns.length === 0)
    throw new UsageError(
      'link needs at least one profile: a file, a folder, a glob, a URL, or - for standard input',
    );
  return {
    patterns: patterns.map(String),
    format: oneOf('--format', options.format ?? 'text', LINK_FORMATS),
    base: textOf(options.base),
    sampleType: textOf(options.sampleType),
    focus: options.focus === undefined ? null : regexOf(String(options.focus)),
    explainPaths: options.explainPaths === true,
    sources: sourceSettings(options),
    maxBytes: sizeSetting(options),
    color: options.color,
  };
}

/** @throws UsageError for a map that is none. */
export function sourceSettings(options: Readonly<Record<string, unknown>>): SourceSettings {
  return {
    sourceRoot: textOf(options.sourceRoot),
    maps: several(options.map).map((entry) => {
      const at = entry.indexOf('=');
      if (at < 1) throw new UsageError(`--map ${entry}: expected from=to, such as /build/shop=services/shop`);
      return { from: entry.slice(0, at), to: entry.slice(at + 1) };
    }),
    commit: textOf(options.commit),
  };
}

/** What a capture may unpack to, in bytes. @throws UsageError for what is no size. */
export function sizeSetting(options: Readonly<Record<string, unknown>>): number {
  return options.maxSize === undefined ? UNPACKED_LIMIT : sizeOf(String(options.maxSize));
}

/** What the reader's limit is called on the command line. */
export function sayLimit({ message }: ProfileError): string {
  return message.replace(
    'raise the limit if you trust the file',
    'raise it with --max-size if you trust the file',
  );
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** `500MB`, `4 GB`, `1073741824`. */
function sizeOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  const size = Number(match?.[1]) * (UNITS[match?.[2]?.toLowerCase() ?? ''] ?? NaN);
  if (!Number.isFinite(size) || size < 1)
    throw new UsageError(`--max-size ${text}: expected a size such as 500MB or 4GB`);
  return Math.floor(size);
}

function regexOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw new UsageError(`--focus ${source}: not a valid regular expression`);
  }
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : String(value);
}

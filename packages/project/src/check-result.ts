// What a check answers, as it is kept between runs.
import type { Position, Report } from '@leakline/ir';
import type { SkippedFile } from './program-host.ts';

/** A check's answer with what did not go right. */
export interface CheckResult {
  readonly report: Report;
  /** Files that were passed over. */
  readonly skipped: readonly SkippedFile[];
  /** The first part of each file that could not be parsed; the rest of the file was checked. */
  readonly unparsed: readonly UnparsedPart[];
  /** A rule failed on a file: a bug of Leakline. The rest of the check is complete. */
  readonly failures: readonly string[];
}

export interface UnparsedPart {
  readonly path: string;
  readonly at: Position;
  readonly message: string;
}

/** What is on the disk may have been written by anybody. */
export function isResult(value: unknown): value is CheckResult {
  if (typeof value !== 'object' || value === null) return false;
  const { report, skipped, unparsed, failures } = value as Partial<CheckResult>;
  return (
    report?.version === 1 &&
    Array.isArray(report.findings) &&
    Array.isArray(skipped) &&
    Array.isArray(unparsed) &&
    Array.isArray(failures)
  );
}

// Small words of messages: counts with their noun, and lines beside the report.

/** `1 file`, `2 files`. */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** A line on standard error, which leaves the report on standard output alone. */
export function note(text: string): void {
  process.stderr.write(`leakline: ${text}\n`);
}

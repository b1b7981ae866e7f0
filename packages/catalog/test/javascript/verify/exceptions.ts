// Rows that the typings contradict and that are right all the same, each with the reason. One that excuses nothing is an error.

export interface Exception {
  /** The library's first package. */
  readonly library: string;
  /** What the program prints behind `WRONG <package>: `, or the beginning of it. */
  readonly row: string;
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  {
    library: 'express-prom-bundle',
    row: 'promClient:',
    reason: 'src/index.js has `main.promClient = promClient`, which types/index.d.ts leaves out',
  },
  ...['default:', 'the module itself:'].map((row) => ({
    library: 'node-statsd',
    row,
    reason: 'lib/statsd.js has `module.exports = Client`; the typings only have its property StatsD',
  })),
];

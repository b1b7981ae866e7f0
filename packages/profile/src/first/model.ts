// One profile in columns: what every reader makes and every computation reads.

export interface SampleType {
  /** As the profile names it: `inuse_space`, `cpu`, `delay`, `samples`. */
  readonly type: string;
  /** `bytes`, `nanoseconds`, `count`, `microseconds`. */
  readonly unit: string;
}

/** A source line in a function; one location has several when calls were inlined, innermost first. */
export interface Profile {
  /** The file's name as the user gave it. */
  readonly file: string;
  readonly kind: 'pprof' | 'cpuprofile' | 'heapprofile';
  /** Nanoseconds since 1970; null when the format does not say. */
  readonly takenAt: number | null;
  readonly durationNanos: number | null;
  readonly sampleTypes: readonly SampleType[];
  /** The sample type that tools show first. */
  readonly defaultType: number;
  readonly functions: {
    readonly name: readonly string[];
    readonly path: readonly string[];
    readonly startLine: Int32Array;
  };
  /** Lines: function index and 1-based line (0: unknown), grouped by location. */
  readonly lineFunction: Int32Array;
  readonly lineNumber: Int32Array;
  /** 1-based columns of the lines, 0 where unknown: bundles have all code on one line. */
  readonly lineColumn: Int32Array;
  /** For each location, where its lines begin; one longer than there are locations. */
  readonly locationLines: Int32Array;
  /** Location indexes of all samples' stacks, leaf first. */
  readonly stack: Int32Array;
  /** For each sample, where its stack begins; one longer than there are samples. */
  readonly stackStart: Int32Array;
  /** Sample-major: `values[sample * sampleTypes.length + type]`. */
  readonly values: Float64Array;
}

/** A profile that cannot be read: one line that names the file, the reason, and what to do. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';

  constructor(file: string, reason: string, hint = '') {
    super(`${file}: ${reason}${hint === '' ? '' : `; ${hint}`}`);
  }
}

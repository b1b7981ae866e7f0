// What captures and heap snapshots say about a finding, in the order in which every output quotes it.
import type { Evidence, Finding } from '@leakline/ir';
import { weightOf } from './evidence-words.ts';
import { confirmations, type HeldMetric, type LocalSnapshot } from './heap-snapshot/local-snapshot.ts';
import type { HeldCollection } from './heap-snapshot/confirm.ts';
import type { Linked } from './link.ts';
import { SourceLines } from './source-lines.ts';

export interface Measured {
  /**
   * What is to be quoted first comes first: the series or snapshot that weighs most by its newest capture, and of a
   * series the newest capture before the older ones. Empty when nothing met the finding.
   */
  readonly evidence: readonly Evidence[];
  /** Those of `evidence` that tell how things stand: of the newest capture of each series, and of each snapshot. */
  readonly newest: readonly Evidence[];
  /** What the snapshots hold of the collection or metric that the finding is about. */
  readonly held: readonly (HeldCollection | HeldMetric)[];
}

/** All that was captured, to be asked about findings one by one. */
export class Measurements {
  readonly linked: Linked;
  readonly #snapshots: readonly LocalSnapshot[];
  readonly #lines: SourceLines;
  /** How old a capture is within its series (0 is the newest), and which series that is. */
  readonly #places: ReadonlyMap<string, Place>;

  /** @param textOf The local sources that captures and snapshots were joined with. */
  constructor(linked: Linked, snapshots: readonly LocalSnapshot[], textOf: (path: string) => string | null) {
    this.linked = linked;
    this.#snapshots = snapshots;
    this.#lines = new SourceLines(textOf);
    this.#places = new Map(
      linked.series.flatMap(({ profiles }, series) =>
        profiles.map(({ file }, i): [string, Place] => [file, { series, age: profiles.length - 1 - i }]),
      ),
    );
  }

  /** @param functionLine Where the function around the finding begins, 1-based; see `Linked.evidenceFor`. */
  of(finding: Finding, functionLine: number | null): Measured {
    const groups = new Map<number, Evidence[]>();
    for (const one of this.linked.evidenceFor(finding, functionLine)) {
      const { series } = this.#placeOf(one);
      groups.set(series, [...(groups.get(series) ?? []), one]);
    }
    const ofSeries = [...groups.values()].map((group) =>
      group.toSorted((a, b) => this.#placeOf(a).age - this.#placeOf(b).age || weightOf([b]) - weightOf([a])),
    );
    const proofs = this.#snapshots.map((snapshot) =>
      confirmations(finding, snapshot, (path, line) => this.#lines.at(path, line) ?? ''),
    );
    const ofSnapshots = proofs.flatMap(({ evidence }) => evidence.map((one) => [one]));
    // What a newer capture no longer meets is history.
    const isHistory = ([first]: readonly Evidence[]): number =>
      first !== undefined && this.#placeOf(first).age > 0 ? 1 : 0;
    const evidence = [...ofSeries, ...ofSnapshots]
      .sort((a, b) => isHistory(a) - isHistory(b) || weightOf(b) - weightOf(a))
      .flat();
    return {
      evidence,
      newest: evidence.filter((one) => this.#placeOf(one).age === 0),
      held: proofs.flatMap(({ held }) => held),
    };
  }

  #placeOf({ profile }: Evidence): Place {
    return this.#places.get(profile) ?? { series: -1, age: 0 };
  }
}

interface Place {
  readonly series: number;
  readonly age: number;
}

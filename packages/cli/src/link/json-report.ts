// The line table that users script against, with what heap snapshots add to it.
import { lineTable, type Linked, type LineTable, type LocalSnapshot } from '@leakline/profile';

export interface LinkTable extends LineTable {
  /** Only when a heap snapshot was among the captures. */
  readonly heapSnapshots?: readonly {
    readonly file: string;
    readonly totalBytes: number;
    readonly collections: readonly {
      readonly variable: string;
      readonly path: string;
      readonly line: number;
      readonly kind: string;
      readonly entries: number;
      /** False when V8 only tells what there is room for. */
      readonly isExact: boolean;
      readonly retainedBytes: number;
    }[];
    /** prom-client's. */
    readonly metrics: readonly {
      readonly metric: string;
      readonly labelSets: number;
      readonly retainedBytes: number;
      readonly path: string | null;
      readonly line: number | null;
    }[];
  }[];
}

/** @param rulesAt Takes paths as `shown` writes them. */
export function linkTable(
  linked: Linked,
  snapshots: readonly LocalSnapshot[],
  focus: RegExp | null,
  shown: (path: string) => string,
  rulesAt: (path: string, line: number) => readonly string[],
): LinkTable {
  const table = lineTable(linked, rulesAt, shown);
  const lines =
    focus === null
      ? table.lines
      : table.lines.filter((line) => focus.test(line.path ?? line.profilePath) || focus.test(line.function));
  if (snapshots.length === 0) return { ...table, lines };
  return {
    ...table,
    lines,
    heapSnapshots: snapshots.map(({ snapshot, collections, metrics }) => ({
      file: snapshot.file,
      totalBytes: snapshot.totalBytes,
      collections: collections.map(({ variable, path, line, kind, entries, isExact, retained }) => ({
        variable,
        path: shown(path),
        line,
        kind,
        entries,
        isExact,
        retainedBytes: retained,
      })),
      metrics: metrics.map(({ metric, labelSets, retained, place }) => ({
        metric,
        labelSets,
        retainedBytes: retained,
        path: place === null ? null : shown(place.path),
        line: place?.line ?? null,
      })),
    })),
  };
}

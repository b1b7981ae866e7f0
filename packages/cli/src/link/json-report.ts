// The line table that users script against, with what heap snapshots add to it.
import {
  hourlyRate,
  lineTable,
  type Linked,
  type LineTable,
  type LocalSnapshot,
  type Series,
} from '@leakline/profile';
import type { GrowingLine } from './unexplained.ts';

export interface LinkTable extends LineTable {
  /** Own lines that hold more with every capture, and that no finding explains; the one that grew most first. */
  readonly unexplained: readonly {
    readonly path: string;
    readonly line: number;
    readonly function: string;
    /** The captures that it grows over, oldest first. */
    readonly profiles: readonly string[];
    readonly sampleType: string;
    /** Newest less oldest, or than the base, in the sample type's unit. */
    readonly growth: number;
    /** null where the captures lie less than half an hour apart, and with a base. */
    readonly growthPerHour: number | null;
  }[];
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

/** A series' growth in one of its sample types. */
export interface SeriesGrowth {
  readonly series: Series;
  readonly type: string;
  readonly lines: readonly GrowingLine[];
}

/** @param rulesAt Takes paths as `shown` writes them, and whether only the function's first line is known. */
export function linkTable(
  linked: Linked,
  snapshots: readonly LocalSnapshot[],
  focus: RegExp | null,
  shown: (path: string) => string,
  rulesAt: (path: string, line: number, isFunction: boolean) => readonly string[],
  growing: readonly SeriesGrowth[],
): LinkTable {
  const table = { ...lineTable(linked, rulesAt, shown), unexplained: unexplained(growing, focus, shown) };
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

function unexplained(
  growing: readonly SeriesGrowth[],
  focus: RegExp | null,
  shown: (path: string) => string,
): LinkTable['unexplained'] {
  return growing.flatMap(({ series, type, lines }) =>
    lines
      .filter((line) => focus === null || focus.test(shown(line.path)) || focus.test(line.function))
      .map((line) => ({
        path: shown(line.path),
        line: line.line,
        function: line.function,
        profiles: series.profiles.map(({ file }) => file),
        sampleType: type,
        growth: line.growth,
        growthPerHour: line.trend === null || series.order !== 'time' ? null : hourlyRate(line.trend),
      })),
  );
}

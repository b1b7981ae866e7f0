// Where a backwards slice ends, and the lattice of its levels: `one` < `finite` < `configured` < `perEntity` < `perEvent`.
import type { Cardinality, Member, Named } from '@leakline/catalog';
import type { Confidence, FunctionId, Span } from '@leakline/ir';
import { CERTAINTY } from '@leakline/ir';
import type { Module, PathStep } from '../modules/module.ts';
import type { Step, Wait } from '../rule.ts';

/** A parameter of a function, or the part of its value at `steps`. */
export interface ParameterPart {
  readonly fn: FunctionId;
  readonly index: number;
  readonly steps: readonly PathStep[];
}

/** Where a slice ends. */
export interface Leaf {
  readonly level: Cardinality;
  /** What it is, as a noun: `the raw URL path`. */
  readonly text: string;
  readonly module: Module;
  readonly at: Span;
  /** From the questioned expression to this leaf; the leaf itself is the last step. */
  readonly trace: readonly Step[];
  readonly confidence: Confidence;
  /** Through so many fields whose reader may have another instance before it than the writer had. */
  readonly otherInstances?: number;
  /** Through a test that has a limit somewhere, which nobody sees. */
  readonly isLetThrough?: true;
  /** A guess at best, also for a key: by the name of what lasts (rooms, devices), or let on by what stands in front. */
  readonly isGuess?: true;
  /** The method of a request that came in. */
  readonly isRequestMethod?: true;
  /** What it names, where the catalog says that it does. */
  readonly names?: Named;
  /** The leaf is (a part of) a parameter; its level is what the parameter itself is known to be. */
  readonly parameter: ParameterPart | null;
  /** It is what a function's parameter is where its caller leaves that out. */
  readonly defaultOf?: { readonly fn: FunctionId; readonly index: number; readonly module: Module };
  readonly instead: Instead | null;
}

/** A bounded expression for an unbounded one. */
export interface Instead {
  /** What it is, as a noun. */
  readonly title: string;
  /** `$this` in it is the text of `object`. */
  readonly template: string;
  readonly object: Span;
  /** It is only known later. */
  readonly later?: Wait;
  /** The code only runs where it has been found to be missing: the fallback to the raw path there, with what cuts it. */
  readonly fallback?: Span;
}

const CARDINALITIES: Record<Cardinality, number> = {
  unknown: -1,
  one: 0,
  finite: 1,
  configured: 2,
  perEntity: 3,
  perEvent: 4,
};

/** Whether values of this cardinality grow with users, requests or time. */
export function isUnbounded(level: Cardinality): boolean {
  return CARDINALITIES[level] >= CARDINALITIES.perEntity;
}

/** Whether there is a limit that does not move while the service runs. */
export function isBounded(level: Cardinality): boolean {
  return level === 'one' || level === 'finite' || level === 'configured';
}

/** The highest level; an unknown one counts less than an unbounded one, but more than any bounded one. */
export function worstOf(leaves: readonly Leaf[]): Leaf {
  const rank = (leaf: Leaf) => (leaf.level === 'unknown' ? 2.5 : CARDINALITIES[leaf.level]);
  return leaves.reduce((worst, leaf) => {
    const difference = rank(leaf) - rank(worst);
    if (
      isUnbounded(leaf.level) &&
      isUnbounded(worst.level) &&
      CERTAINTY[leaf.confidence] !== CERTAINTY[worst.confidence]
    )
      return CERTAINTY[leaf.confidence] > CERTAINTY[worst.confidence] ? leaf : worst;
    return difference > 0 ? leaf : worst;
  });
}

/** A leaf at an expression; without a text it explains nothing and stands in no trace. */
export function leafAt(
  level: Cardinality,
  text: string,
  node: Span,
  module: Module,
  at: Span = node,
  confidence: Confidence = 'high',
): Leaf {
  const trace = text === '' ? [] : [{ at: { path: module.path, span: at }, text }];
  return { level, text, module, at, trace, confidence, parameter: null, instead: null };
}

/** What a row of the catalog says of a value, which is `otherwise` where the row has no noun for it. */
export function statedLeaf(
  { cardinality, because, names }: Stated,
  otherwise: string,
  node: Span,
  module: Module,
): Leaf {
  const leaf = leafAt(cardinality, because ?? otherwise, node, module);
  return names === undefined ? leaf : { ...leaf, names };
}

/** How the catalog's rows and the engine call what an error says. */
export const TEXT_OF_ERROR = 'the text of an error';

/** A row that says how varied a value is. */
type Stated = Pick<Member, 'because' | 'names'> & { readonly cardinality: Cardinality };

/** Whether a row is such a one. */
export function saysHowVaried<Row extends Pick<Member, 'cardinality'>>(
  row: Row,
): row is Row & { readonly cardinality: Cardinality } {
  return row.cardinality !== undefined;
}

/** Nobody knows, and nobody guesses. */
export function unknownAt(node: Span, module: Module): Leaf {
  return {
    level: 'unknown',
    text: '',
    module,
    at: node,
    trace: [],
    confidence: 'high',
    parameter: null,
    instead: null,
  };
}

/** Whether anything is known of a value, or who can say: the callers that pass it. */
export function saysSomething({ level, parameter }: Leaf): boolean {
  return level !== 'unknown' || parameter !== null;
}

/** Whether a leaf has no limit, or is what somebody else hands in. */
export function mayVary({ level, parameter }: Leaf): boolean {
  return isUnbounded(level) || parameter !== null;
}

/** What a test lets through that has a limit somewhere. */
export function letThrough(leaf: Leaf): Leaf {
  return mayVary(leaf) ? { ...leaf, isLetThrough: true, confidence: 'low' } : leaf;
}

/** One leaf per place, by the surest way to it: joins keep the worst, so repeated ones only cost time. */
export function dedupe(leaves: Leaf[]): Leaf[] {
  if (leaves.length < 2) return leaves;
  const seen = new Map<string, number>();
  const out: Leaf[] = [];
  for (const leaf of leaves) {
    const parameter =
      leaf.parameter === null
        ? ''
        : `${leaf.parameter.fn}:${leaf.parameter.index}${leaf.parameter.steps.join('')}`;
    const key =
      isBounded(leaf.level) && leaf.parameter === null
        ? leaf.level
        : `${leaf.level} ${leaf.at.start} ${parameter} ${leaf.isLetThrough === true ? 'let' : ''} ${leaf.module.key}`;
    const known = seen.get(key);
    if (known !== undefined) {
      if (CERTAINTY[leaf.confidence] > CERTAINTY[out[known]?.confidence ?? 'high']) out[known] = leaf;
      continue;
    }
    seen.set(key, out.length);
    out.push(leaf);
    if (out.length >= 40) break;
  }
  return out;
}

/** A channel that more send on carries all sorts of things: which of them comes out somewhere is not known. */
export const MOST_SENDERS = 3;

/** So many files a value may come through as surely as out of one. */
const NEAR = 4;

/** Whether a value comes through so many files that it is not sure to be the one. */
export function isFromAfar({ trace }: Leaf): boolean {
  return trace.length > NEAR && new Set(trace.map(({ at }) => at.path)).size > NEAR;
}

/** Whether it is what some other instance may hold, and says next to nothing of the one in question. */
export function isOfAnother({ otherInstances, confidence }: Leaf): boolean {
  return otherInstances !== undefined && confidence === 'low';
}

/** What a trace says where a value is that of a field, of whichever instance. */
export const FIELD_IS_SET = 'the field is set here';

/** Whether it also comes out of one field after the other, each of whichever instance: then it is a guess. */
export function isGuessFromAfar(leaf: Leaf): boolean {
  return isFromAfar(leaf) && leaf.trace.filter(({ text }) => text === FIELD_IS_SET).length > 1;
}

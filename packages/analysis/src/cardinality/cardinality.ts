// The second question: how many different values does this expression take over the life of the process?
//
// The answer is one of `one` < `finite` < `configured` < `perEntity` < `perEvent`, or `unknown`. A backwards slice from the
// expression (slicer.ts) ends in leaves (leaf.ts): what the catalog says of a library's member, literals, written-down types,
// parameters. The worst leaf answers, since a value is as unbounded as its worst path. Parameters stay symbolic, so that a
// function's caller answers for what it passes (see summaries/sinks.ts).
import type { Expression } from '@leakline/ir';
import { CERTAINTY, NONE } from '@leakline/ir';
import { lacksSomething, Lazy } from '../lazy.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { Part } from '../values/arguments.ts';
import { isAlwaysGiven } from './defaults.ts';
import { answeredBy } from './instances.ts';
import {
  isFromAfar,
  isGuessFromAfar,
  isUnbounded,
  unknownAt,
  worstOf,
  type Leaf,
  type ParameterPart,
} from './leaf.ts';
import { Slicer, type Kept } from './slicer.ts';

/** Parts of parts of what callers pass are followed so deep: `req.params.id` is two. */
const PART_LIMIT = 2;

/**
 * So many steps of slices answer for what the callers of a function pass, and theirs. Questions in real services take
 * 12,000 at most (26 of them were counted); where functions hand parts of a tree on to each other, as in a compiler, there
 * is a question for each two fields of each of them, and none of the answers is worth minutes.
 */
const CALLERS_EFFORT = 20_000;

export class Cardinalities {
  readonly #program: Program;
  readonly #returns = new Map<string, Kept>();
  readonly #memo = new Lazy<Expression, readonly Leaf[]>(NONE);
  /** A function that hands a parameter on to itself adds nothing to it. */
  readonly #passed = new Lazy<string, Leaf | 'nothing' | 'itself'>('itself');

  /** The steps that are left for the outermost question about a parameter; null where none is being answered. */
  #left: number | null = null;

  constructor(program: Program) {
    this.#program = program;
    program.nodeAnswers.add(this.#memo);
  }

  /** The leaves of an expression (or of the part of its value at `steps`). Parameters of enclosing functions stay symbolic. */
  leavesOf(node: Expression, module: Module, steps: readonly PathStep[] = []): readonly Leaf[] {
    if (steps.length > 0) return this.#slice(node, module, steps);
    return this.#memo.settled(node) ?? this.#memo.get(node, () => this.#slice(node, module, steps));
  }

  /** The worst leaf with parameters answered by all callers in the program. */
  worst(node: Expression, module: Module, steps: readonly PathStep[] = []): Leaf {
    return this.#resolve(this.leavesOf(node, module, steps), module, node);
  }

  /** Whether the expression itself, apart from what callers pass, has no limit. */
  isUnboundedHere(node: Expression, module: Module, steps: readonly PathStep[] = []): boolean {
    return this.leavesOf(node, module, steps).some((leaf) => isUnbounded(leaf.level));
  }

  /** The surest of the leaves without a limit; those that `isExempt` (the callers' to answer for, say) are left out. */
  surestUnbounded(part: Part, module: Module, isExempt: (leaf: Leaf) => boolean): Leaf | null {
    let surest: Leaf | null = null;
    for (const own of this.leavesOf(part.node, module, part.steps)) {
      const answered = this.#isOutside(own, part.node, module)
        ? this.#resolve([own], module, part.node)
        : own;
      const isOfReceiver = own.parameter !== null && own.parameter.index < 0;
      const leaf = isOfReceiver ? lessSure(answered) : answered;
      if (!isUnbounded(leaf.level) || isExempt(leaf) || isAlwaysGiven(leaf, this.#program)) continue;
      if (surest === null || CERTAINTY[leaf.confidence] > CERTAINTY[surest.confidence]) surest = leaf;
    }
    return surest;
  }

  /**
   * Whether a leaf is a parameter of a function elsewhere, whose callers nobody asks who looks at the callers of this one, or of one
   * that is only called by who was handed it: nobody who is asked about that call knows which function it is. What a
   * method is called on is asked for here, too: it is no argument.
   */
  #isOutside({ parameter, module: of }: Leaf, node: Expression, module: Module): boolean {
    return (
      parameter !== null &&
      (parameter.index < 0 ||
        !(of === module && module.isWithin(module.functionOf(node), parameter.fn)) ||
        this.#program.takers.areOnlyCallers(of, parameter.fn))
    );
  }

  #slice(node: Expression, module: Module, steps: readonly PathStep[]): readonly Leaf[] {
    const slicer = new Slicer(this.#program, this.#returns);
    const leaves = slicer.of(node, module, steps, 0).map(lessSureFromAfar);
    if (this.#left !== null) this.#left -= slicer.taken;
    return leaves;
  }

  #resolve(leaves: readonly Leaf[], module: Module, node: Expression): Leaf {
    const resolved = leaves.map((leaf) => {
      const isNamed = isUnbounded(leaf.level);
      if (isNamed && isAlwaysGiven(leaf, this.#program)) return unknownAt(node, module);
      if (leaf.parameter === null || (isNamed && leaf.confidence === 'high')) return leaf;
      const passed = this.#passedFor(leaf.parameter, leaf.module);
      if (passed === 'nothing') return leaf;
      // What it is called is a guess, beside what callers are seen to pass.
      if (isNamed && (passed === 'itself' || !isSurer(passed, leaf))) return leaf;
      if (passed === 'itself') return { ...leaf, level: 'one' as const };
      return lessSureFromAfar({
        ...answeredBy(isNamed ? { ...leaf, confidence: 'high' } : leaf, passed),
        trace: [...(isNamed ? [] : leaf.trace), ...passed.trace],
      });
    });
    return resolved.length === 0 ? unknownAt(node, module) : worstOf(resolved);
  }

  /** The worst that callers pass for a parameter, their own parameters answered by their callers in turn. */
  #passedFor({ fn, index, steps }: ParameterPart, module: Module): Leaf | 'nothing' | 'itself' {
    // Fields of fields are answered by what is written to them; asking all callers for each of them has no end in a
    // program whose types know each other (a server its clients, a client its server).
    if (steps.length > (index === -1 ? 1 : PART_LIMIT)) return 'nothing';
    const key = `${fn} ${index}${steps.join('')} ${module.key}`;
    const known = this.#passed.settled(key);
    if (known !== undefined) return known;
    const isOutermost = this.#left === null;
    this.#left ??= CALLERS_EFFORT;
    if (this.#left < 0) {
      lacksSomething();
      return 'nothing';
    }
    try {
      return this.#passed.get(key, () => this.#passedByCallers({ fn, index, steps }, module));
    } finally {
      if (isOutermost) this.#left = null;
    }
  }

  #passedByCallers({ fn, index, steps }: ParameterPart, module: Module): Leaf | 'nothing' {
    const isRest = module.fn(fn).parameters[index]?.isRest;
    const found = this.#program.usage
      .callsOf(module, fn)
      .flatMap(({ module: m, call }) =>
        this.#program.arguments
          .argument(call, index, steps, m, isRest)
          .map((part) => this.#resolve(this.leavesOf(part.node, m, part.steps), m, part.node)),
      );
    const passed = [...found, ...this.#passedByTakers({ fn, index, steps }, module)];
    return passed.length === 0 ? 'nothing' : worstOf(passed);
  }

  /** What those pass who were handed a function: what the call that hands it over passes beside it, where it is that. */
  #passedByTakers({ fn, index, steps }: ParameterPart, module: Module): Leaf[] {
    return this.#program.takers.callsOf(module, fn).flatMap(({ module: m, call, handed }) =>
      this.#program.arguments.argument(call, index, steps, m).map((part) => {
        const beside = this.leavesOf(part.node, m, part.steps).flatMap((leaf) => {
          const { parameter } = leaf;
          return handed === null || parameter?.fn !== handed.to || leaf.module !== m
            ? [this.#resolve([leaf], m, part.node)]
            : this.#program.arguments
                .argument(handed.by, parameter.index, parameter.steps, handed.module)
                .map((p) =>
                  this.#resolve(this.leavesOf(p.node, handed.module, p.steps), handed.module, p.node),
                );
        });
        return lessSure(this.#resolve(beside, m, part.node));
      }),
    );
  }
}

function isSurer(passed: Leaf, named: Leaf): boolean {
  return isUnbounded(passed.level) && CERTAINTY[passed.confidence] > CERTAINTY[named.confidence];
}

/** Who is handed a function may have several, and calls each with what it has; a method may be called on several. */
function lessSure(leaf: Leaf): Leaf {
  return leaf.confidence === 'high' ? { ...leaf, confidence: 'medium' } : leaf;
}

/** Each file on the way is one more place where the slice may take a way that no run takes. */
function lessSureFromAfar(leaf: Leaf): Leaf {
  if (leaf.confidence === 'low' || !isFromAfar(leaf)) return leaf;
  return { ...leaf, confidence: isGuessFromAfar(leaf) ? 'low' : 'medium' };
}

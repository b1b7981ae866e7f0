// Channels: whether a loop over one goes on as long as the service does, or what is sent ends.
import type { BindingId, Call, Expression } from '@leakline/ir';
import { NONE } from '@leakline/ir';
import { Lazy } from '../lazy.ts';
import { isNothing, lastName, namedPart, sendOf, unwrap } from '../modules/expressions.ts';
import type { Module } from '../modules/module.ts';
import type { Program } from '../program.ts';
import type { HoldingPlace } from '../retention/places.ts';
import { isInMock } from '../trials.ts';
import { isRepeated } from './answer.ts';

/** A variable that holds a channel. */
interface Variable {
  readonly module: Module;
  readonly binding: BindingId;
}

/** An expression, as what is sent on a channel. */
interface Sent {
  readonly node: Expression;
  readonly module: Module;
}

const DEPTH = 4;

export class Channels {
  readonly #program: Program;
  readonly #ends = new Lazy<string, boolean>(false);
  readonly #sent = new Lazy<string, readonly Sent[]>(NONE);
  /** A channel that is only fed by those who wait for what comes from it carries nothing. */
  readonly #messages = new Lazy<string, boolean>(false);

  constructor(program: Program) {
    this.#program = program;
  }

  /**
   * Whether a channel is closed after code that does not repeat has filled it: the jobs of a pool of workers in a command.
   * `false` too where it is not seen who sends.
   */
  ends(node: Expression, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind === 'member') {
      const places = this.#program.places.of(plain, module);
      return places.length > 0 && places.every((place) => this.#isPlaceFilledOnce(place));
    }
    const variables = this.#variablesOf(node, module, 0);
    return variables.length > 0 && variables.every((v) => this.#isFilledOnce(v));
  }

  /** Whether nothing is ever sent on a channel, which only tells by its end that something is over. `false` too where not every use of it is seen. */
  isOnlyClosed(node: Expression, module: Module): boolean {
    const variables = this.#variablesOf(node, module, 0);
    return (
      variables.length > 0 &&
      variables.every((variable) => {
        const uses = this.#usesOf(variable, 0);
        return uses.some(isClosedAt) && uses.every((use) => this.#isNoSend(use));
      })
    );
  }

  /** Whether a use of a channel puts nothing into it, and hands it to nobody but functions whose uses of it are looked at too. */
  #isNoSend(use: Sent): boolean {
    const { node, module } = use;
    const up = module.index.parentOf(node);
    // What is looped over, and a parameter where it is declared.
    if (up === null) return (module.index.positionOf(node)?.statement.kind ?? 'loop') === 'loop';
    if (isClosedAt(use) || up.kind === 'loop') return true;
    if (up.kind === 'assign')
      return up.target === node && up.value !== null && lastName(calleeOf(unwrap(up.value))) === 'make';
    if (up.kind === 'wrapped') return up.how === 'receive';
    return (
      up.kind === 'call' &&
      up.args.includes(node) &&
      this.#program.calls
        .meaningsOf(up, module)
        .every(
          (m) =>
            m.kind === 'function' &&
            m.module.fn(m.fn).parameters[up.args.indexOf(node)]?.target.kind === 'name',
        ) &&
      this.#program.calls.meaningsOf(up, module).length > 0
    );
  }

  /** Whether what comes is an error, as the one that a lost connection leaves. */
  carriesErrors(node: Expression, module: Module): boolean {
    return this.#program.values
      .of(node, module)
      .some(
        (v) =>
          v.kind === 'typed' && v.ref.kind === 'channel' && /^[eE]rror$/.test(namedPart(v.ref.element) ?? ''),
      );
  }

  /** Whether what comes is a signal of the operating system: an operator's doing, however often the loop goes round. */
  carriesSignals(node: Expression, module: Module): boolean {
    return this.#program.values
      .of(node, module)
      .some((v) => v.kind === 'typed' && v.ref.kind === 'channel' && namedPart(v.ref.element) === 'Signal');
  }

  /** What is sent on a channel, by whatever name it goes there; empty where that is not seen. */
  sentOn(node: Expression, module: Module): readonly Sent[] {
    const plain = unwrap(node);
    const isChannel = this.#program.values
      .of(plain, module)
      .some((v) => v.kind === 'typed' && v.ref.kind === 'channel');
    if (!isChannel) return NONE;
    if (plain.kind === 'member')
      return this.#program.places
        .of(plain, module)
        .flatMap((place) =>
          this.#sent.get(this.#program.places.keyOf(place), () =>
            this.#program.mentions.of(place).flatMap((mention) => sentAt(mention)),
          ),
        );
    return this.#variablesOf(plain, module, 0).flatMap((variable) =>
      this.#sent.get(`${variable.binding} ${variable.module.key}`, () =>
        this.#usesOf(variable, 0).flatMap((use) => sentAt(use)),
      ),
    );
  }

  /** Whether what comes are points in time, from a ticker or timer. */
  carriesTicks(node: Expression, module: Module): boolean {
    return this.#program.values
      .of(node, module)
      .some(
        (v) =>
          (v.kind === 'library' && v.type.isList && v.type.name === 'Time') ||
          (v.kind === 'typed' && v.ref.kind === 'channel' && namedPart(v.ref.element) === 'Time'),
      );
  }

  /**
   * Whether what comes are messages that somebody sends without end: a library's (of a type of which something differs each time), or
   * what code of the program's own sends that runs again and again, by a surer proof than that it waits in a loop.
   */
  carriesMessages(node: Expression, module: Module): boolean {
    return this.#messages.get(`${node.start}-${node.end} ${module.key}`, () =>
      this.#carriesMessages(node, module),
    );
  }

  #carriesMessages(node: Expression, module: Module): boolean {
    const isOfLibrary = this.#program.values
      .of(node, module)
      .some(
        (v) =>
          v.kind === 'library' &&
          v.type.isList &&
          Object.values(v.type.entry.members ?? {}).some((m) => m.cardinality === 'perEvent'),
      );
    if (isOfLibrary) return true;
    const sent = this.sentOn(node, module);
    return (
      !this.carriesErrors(node, module) &&
      !this.carriesSignals(node, module) &&
      sent.some((s) => {
        const answer = this.#program.frequencies.ofExpression(s.node, s.module);
        return isRepeated(answer.frequency) && answer.confidence === 'high';
      })
    );
  }

  /** The variables that a channel expression may be, parameters replaced by what callers pass. */
  #variablesOf(node: Expression, module: Module, depth: number): readonly Variable[] {
    const plain = unwrap(node);
    if (plain.kind !== 'name' || plain.binding < 0 || depth > DEPTH) return [];
    const parameter = module.index.parameterOf(plain.binding);
    if (parameter === null)
      return this.#givenBack(plain.binding, module, depth) ?? [{ module, binding: plain.binding }];
    if (parameter.steps.length > 0) return [];
    return this.#program.usage.callsOf(module, parameter.fn).flatMap(({ module: m, call }) => {
      const argument = call.args[parameter.index];
      return argument === undefined ? [] : this.#variablesOf(argument, m, depth + 1);
    });
  }

  /**
   * The variables that a variable gets a channel from: `logs, errs, err := client.fetch()`, `found = errs`. null when that is not all
   * that it gets: where it is made here.
   */
  #givenBack(binding: BindingId, module: Module, depth: number): readonly Variable[] | null {
    const found: Variable[] = [];
    for (const { value, steps } of module.index.writesOf(binding)) {
      if (value === null) continue; // `var errs <-chan error`
      const given = unwrap(value);
      const sources =
        given.kind === 'call'
          ? this.#resultsOf(given, Number(/^#(\d+)$/.exec(steps[0] ?? '#0')?.[1]), module)
          : given.kind === 'name'
            ? [{ node: given, module }]
            : null;
      if (sources === null) return null;
      for (const source of sources) {
        const variables = this.#variablesOf(source.node, source.module, depth + 1);
        if (variables.length === 0) return [];
        found.push(...variables);
      }
    }
    return found.length === 0 ? null : found;
  }

  /** What the program's functions that a call runs return as one of their results, without what is nothing. null where a library's may run. */
  #resultsOf(call: Call, index: number, module: Module): readonly Sent[] | null {
    const makers = this.#program.calls.meaningsOf(call, module);
    if (makers.length === 0) return null;
    const results: Sent[] = [];
    for (const maker of makers) {
      if (maker.kind !== 'function') return null;
      if (isInMock(maker.module.fn(maker.fn), maker.module, this.#program)) continue;
      for (const returned of maker.module.index.returnsOf(maker.fn)) {
        const node = returned.kind === 'tuple' ? returned.elements[index] : returned;
        if (node != null && !isNothing(node)) results.push({ node, module: maker.module });
      }
    }
    return results;
  }

  /** The same of a channel in a field: what the service has for its whole life has to be filled by what runs once. */
  #isPlaceFilledOnce(place: HoldingPlace): boolean {
    return this.#ends.get(this.#program.places.keyOf(place), () => {
      const uses = this.#program.mentions.of(place);
      const sends = uses.filter((use) => sentAt(use).length > 0);
      return (
        sends.length > 0 &&
        uses.some(isClosedAt) &&
        sends.every(
          ({ node, module }) => this.#program.frequencies.ofExpression(node, module).frequency === 'once',
        )
      );
    });
  }

  #isFilledOnce(variable: Variable): boolean {
    return this.#ends.get(`${variable.binding} ${variable.module.key}`, () => {
      const uses = this.#usesOf(variable, 0);
      const isLocal = variable.module.ir.bindings[variable.binding]?.owner !== 0;
      const sends = uses.filter((use) => sentAt(use).length > 0);
      return (
        uses.some(isClosedAt) &&
        sends.length > 0 &&
        sends.every(({ node, module }) => {
          const { frequency } = this.#program.frequencies.ofExpression(node, module);
          // A channel that a function makes and closes lasts as long as its call, whoever that may be from.
          if (!isLocal) return frequency === 'once';
          return !isRepeated(frequency) || isSentInTime(node, module, variable);
        })
      );
    });
  }

  /** Every use of a channel in a variable: in its function, its closures, and the functions that it is handed to. */
  #usesOf({ module, binding }: Variable, depth: number): { node: Expression; module: Module }[] {
    const uses: { node: Expression; module: Module }[] = [];
    for (const node of module.index.namesOf(binding)) {
      uses.push({ node, module });
      const up = module.index.parentOf(node);
      if (up?.kind !== 'call' || depth > DEPTH) continue;
      for (const meaning of this.#program.calls.meaningsOf(up, module)) {
        if (meaning.kind !== 'function') continue;
        const parameter = meaning.module.fn(meaning.fn).parameters[up.args.indexOf(node)];
        if (parameter?.target.kind === 'name')
          uses.push(
            ...this.#usesOf({ module: meaning.module, binding: parameter.target.binding }, depth + 1),
          );
      }
    }
    return uses;
  }
}

/** `close(ch)`, where a use of the channel is that. */
function isClosedAt({ node, module }: Sent): boolean {
  const up = module.index.parentOf(node);
  return up?.kind === 'call' && up.callee.kind === 'name' && up.callee.name === 'close';
}

/** What a call calls; of anything else, itself. */
function calleeOf(node: Expression): Expression {
  return node.kind === 'call' ? node.callee : node;
}

/** `ch <- value`, where a use of the channel is that. */
function sentAt({ node, module }: { readonly node: Expression; readonly module: Module }): readonly Sent[] {
  const up = module.index.parentOf(node);
  const sent = up === null ? null : sendOf(up);
  return sent?.channel === node ? [{ node: sent.value, module }] : NONE;
}

/**
 * Whether a value is sent by the function that has the channel, or a closure that it starts at once, in no loop but those with a test of
 * their own.
 */
function isSentInTime(node: Expression, module: Module, { module: own, binding }: Variable): boolean {
  const owner = own.ir.bindings[binding]?.owner ?? 0;
  if (module !== own || !module.isWithin(module.functionOf(node), owner)) return false;
  for (let at: Expression | undefined = node; at !== undefined;) {
    for (let p = module.index.positionOf(at); p !== null; p = p.outer)
      if (p.statement.kind === 'loop' && p.statement.test === null) return false;
    const fn = module.functionOf(at);
    if (fn === owner) return true;
    const closure = module.index.functionNode(fn);
    const start = closure === undefined ? null : module.index.parentOf(closure);
    if (start?.kind !== 'call' || start.callee !== closure) return false;
    at = closure;
  }
  return false;
}

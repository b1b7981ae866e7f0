// Argument paths: from `0.labels.*` and a call to the expressions that enter there.
import type { ArgumentPath, Condition, TypeName } from '@leakline/catalog';
import type { Call, Expression } from '@leakline/ir';
import { isNothing, receiverOf, unwrap } from '../modules/expressions.ts';
import type { Module, PathStep } from '../modules/module.ts';
import type { Program } from '../program.ts';

/** An expression and the way from its value to the part that is meant (steps that could not be followed in the text). */
export interface Part {
  readonly node: Expression;
  readonly steps: readonly PathStep[];
}

interface ParsedPath {
  /** `this`, `result`, or the first and last (inclusive) argument. */
  readonly head: 'this' | 'result' | { readonly from: number; readonly to: number };
  readonly steps: readonly PathStep[];
}

const HEAD = /^(this|result|\*|(\d+)(\.\.\.)?)/;
const STEP = /^(\.\*|\.#|\.[^.[(]+|\[\]|\(\))/;
const parsed = new Map<ArgumentPath, ParsedPath | null>();

/** null when the path does not follow the grammar in the catalog's schema. */
export function parseArgumentPath(path: ArgumentPath): ParsedPath | null {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const result = parse(path);
  parsed.set(path, result);
  return result;
}

function parse(path: ArgumentPath): ParsedPath | null {
  const head = HEAD.exec(path);
  if (head === null) return null;
  const steps: PathStep[] = [];
  let rest = path.slice(head[0].length);
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (step === null) return null;
    steps.push(step[0]);
    rest = rest.slice(step[0].length);
  }
  if (head[1] === 'this' || head[1] === 'result') return { head: head[1], steps };
  if (head[1] === '*') return { head: { from: 0, to: Number.POSITIVE_INFINITY }, steps };
  const first = Number(head[2]);
  return { head: { from: first, to: head[3] === undefined ? first : Number.POSITIVE_INFINITY }, steps };
}

/** Whether a value at `steps` inside argument `index` is what an argument path means. */
export function enters(path: string, index: number, steps: readonly PathStep[]): boolean {
  const p = parseArgumentPath(path);
  if (p === null || typeof p.head === 'string' || index < p.head.from || index > p.head.to) return false;
  // Handlers may be given in arrays wherever they may be given alone.
  const plain = p.steps.length === 0 ? steps.filter((s) => s !== '[]') : steps;
  return (
    p.steps.length === plain.length &&
    p.steps.every(
      (step, i) =>
        step === plain[i] || step === '.*' || (step === '[]' && plain[i]?.startsWith('#') === true),
    )
  );
}

export class Arguments {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** The parts of a call that a path means. A spread argument stands for all arguments from its place on. */
  at(path: ArgumentPath, call: Call, module: Module): Part[] {
    const p = parseArgumentPath(path);
    if (p === null) return [];
    if (p.head === 'this') {
      const receiver = receiverOf(call);
      return receiver === null ? [] : this.follow(receiver, p.steps, module);
    }
    if (p.head === 'result') return setOnResult(call, p.steps, module);
    const parts: Part[] = [];
    for (const [i, argument] of call.args.entries()) {
      if (argument.kind === 'spread') {
        if (i <= p.head.to) parts.push(...this.follow(argument.operand, ['[]', ...p.steps], module));
        if (p.head.to !== Number.POSITIVE_INFINITY) break;
      } else if (i >= p.head.from && i <= p.head.to) parts.push(...this.follow(argument, p.steps, module));
    }
    return parts;
  }

  /** The element of a list that is written out as an argument; null where it is not. */
  elementAt(path: ArgumentPath, index: number, call: Call, module: Module): Expression | null {
    const [list, another] = this.at(path, call, module);
    const plain = list === undefined || another !== undefined ? undefined : unwrap(list.node);
    if (plain?.kind !== 'array' || plain.elements.some((e) => e.kind === 'spread')) return null;
    return plain.elements[index] ?? null;
  }

  /**
   * What a call passes for (a part of) a parameter; -1 is the receiver. A rest parameter's elements are the arguments from its
   * place on; without `isRest` the arguments themselves have to tell.
   */
  argument(call: Call, index: number, steps: readonly PathStep[], module: Module, isRest?: boolean): Part[] {
    if (index === -1)
      return call.callee.kind === 'member' ? this.follow(call.callee.object, steps, module) : [];
    const [first, ...rest] = steps;
    const argument = call.args[index];
    if (argument === undefined) return [];
    if (argument.kind === 'spread') return this.follow(argument.operand, ['[]', ...steps], module);
    // `f(...values)` called as `f(a, b)`: the element steps of the rest parameter are the arguments themselves.
    if (
      (first === '[]' || first?.startsWith('#') === true) &&
      call.args.length > index &&
      (isRest ?? !mayHoldElements(argument))
    )
      return call.args
        .slice(index)
        .flatMap((a) =>
          this.follow(a.kind === 'spread' ? a.operand : a, a.kind === 'spread' ? steps : rest, module),
        );
    return this.follow(argument, steps, module);
  }

  /** Follows steps as far as the text goes: through literals written in place. */
  follow(node: Expression, steps: readonly PathStep[], module: Module): Part[] {
    const [step] = steps;
    if (step === undefined) return [{ node, steps }];
    const rest = steps.slice(1);
    const plain = unwrap(node);
    if (plain.kind === 'object') {
      if (step === '.*' || step === '[]')
        return plain.properties.flatMap((p) =>
          p.value.kind === 'spread'
            ? this.follow(p.value.operand, steps, module)
            : this.follow(p.value, rest, module),
        );
      if (step === '.#')
        return plain.properties.flatMap((p) =>
          p.computed !== null
            ? this.follow(p.computed, rest, module)
            : p.value.kind === 'spread'
              ? this.follow(p.value.operand, steps, module)
              : [],
        );
      if (step.startsWith('.')) {
        const name = step.slice(1);
        const own = plain.properties.filter((p) => p.key === name);
        if (own.length > 0) return own.flatMap((p) => this.follow(p.value, rest, module));
        return plain.properties.flatMap((p) =>
          p.value.kind === 'spread' ? this.follow(p.value.operand, steps, module) : [],
        );
      }
      return [];
    }
    if (plain.kind === 'array') {
      if (step === '[]' || step === '.*')
        return plain.elements.flatMap((e) =>
          e.kind === 'spread' ? this.follow(e.operand, steps, module) : this.follow(e, rest, module),
        );
      // A keyless struct literal, or a value that is no record at all.
      return [];
    }
    // `queue, trail := newList(), newList()`
    if (plain.kind === 'tuple' && step.startsWith('#')) {
      const element = plain.elements[Number(step.slice(1))];
      return element === undefined ? [] : this.follow(element, rest, module);
    }
    // Text, numbers and functions have no labels inside; `inc(5)` is no label set.
    if ((plain.kind === 'literal' || plain.kind === 'template') && step !== '[]') return [];
    if (plain.kind === 'function' && step !== '()') return [];
    if (plain.kind === 'conditional')
      return [...this.follow(plain.then, steps, module), ...this.follow(plain.otherwise, steps, module)];
    return [{ node, steps }];
  }

  /** Whether all conditions hold. What cannot be seen counts as not there. */
  hold(conditions: readonly Condition[] | undefined, call: Call, module: Module): boolean {
    if (conditions === undefined) return true;
    return conditions.every((condition) => {
      if (condition.is === 'function') return this.#mayBeFunction(condition.at, call, module);
      const parts = this.at(condition.at, call, module).map((part) => this.#resolve(part, module));
      const present = parts.some((part) => part !== null && !isNothing(part));
      if (condition.is !== undefined && (condition.is === 'present') !== present) return false;
      if (condition.type !== undefined && !this.#isOneOf(condition.type, condition.at, call, module))
        return false;
      if (condition.equals === undefined) return true;
      const wanted = condition.equals;
      return parts.some((part) => part !== null && wanted.includes(textOf(part)));
    });
  }

  /** Whether what a path means is seen not to be there: `hold` takes what cannot be seen for absent. */
  isSurelyAbsent(path: ArgumentPath, call: Call, module: Module): boolean {
    const p = parseArgumentPath(path);
    if (p === null || typeof p.head === 'string' || call.args.some((a) => a.kind === 'spread')) return false;
    const argument = call.args[p.head.from];
    const [step] = p.steps;
    if (argument === undefined || isNothing(unwrap(argument))) return true;
    return step?.startsWith('.') === true && this.#lacks(argument, step.slice(1), module);
  }

  /** Whether an object is written out, or made in one place, and nobody puts a member of this name into it. */
  #lacks(node: Expression, name: string, module: Module): boolean {
    const plain = unwrap(node);
    if (plain.kind === 'object')
      return plain.properties.every(({ key, value }) =>
        key === name
          ? isNothing(unwrap(value))
          : key !== null || (value.kind === 'spread' && this.#lacks(value.operand, name, module)),
      );
    const variable = plain.kind === 'name' && plain.binding >= 0 ? plain.binding : null;
    // What callers pass is theirs to say, and a default is only one of it.
    if (variable !== null && module.index.parameterOf(variable) !== null) return false;
    const written = variable === null ? plain : module.index.onlyWriteOf(variable)?.value;
    if (written?.kind === 'call' && !this.#isOfProgram(written, module)) return false;
    const [made, another] = this.#program.values.of(plain, module);
    return (
      made?.kind === 'literal' &&
      another === undefined &&
      made.node.kind === 'object' &&
      this.#lacks(made.node, name, made.module) &&
      this.#program.memberWritesOf(made, name, module.language).length === 0
    );
  }

  /** `Object.assign({}, defaults, options)` gives more than the object that is written there. */
  #isOfProgram(call: Call, module: Module): boolean {
    return this.#program.calls.meaningsOf(call, module).every((meaning) => meaning.kind === 'function');
  }

  #mayBeFunction(at: ArgumentPath, call: Call, module: Module): boolean {
    return this.at(at, call, module).some((part) =>
      this.#program.values.along(part.node, module, part.steps).some((v) => v.kind === 'function'),
    );
  }

  #isOneOf(types: readonly TypeName[], at: ArgumentPath, call: Call, module: Module): boolean {
    const keys = types.map((name) => `${module.language}:${name}`);
    const mayBeText = types.includes('string');
    return this.at(at, call, module).some((part) =>
      mayBeText && part.steps.length === 0 && this.#program.values.isText(part.node, module)
        ? true
        : this.#program.values
            .along(part.node, module, part.steps)
            .some((v) => v.kind === 'library' && keys.includes(v.type.key)),
    );
  }

  /** The literal behind a variable, one step back; null when a member is not there. */
  #resolve(part: Part, module: Module): Expression | null {
    let node = unwrap(part.node);
    if (node.kind === 'name' && node.binding >= 0) {
      const writes = module.index.writesOf(node.binding);
      const [only] = writes;
      if (writes.length === 1 && only?.value != null && only.steps.length === 0) node = unwrap(only.value);
    }
    if (part.steps.length === 0) return node;
    const inner = this.follow(node, part.steps, module);
    const [first] = inner;
    if (first !== undefined && first.steps.length === 0) return first.node;
    if (node.kind === 'object' || node.kind === 'literal') return null;
    // A member of something unseen: present if the catalog or the program knows a value for it.
    return this.#program.values.along(part.node, module, part.steps).length > 0 ? node : null;
  }
}

/** What is assigned to a property of the variable that a call's result (or a literal, as its own callee) is put into. */
function setOnResult(call: Call, [step, ...rest]: readonly PathStep[], module: Module): Part[] {
  const variable = module.index.variableOf(call.callee.kind === 'object' ? call.callee : call);
  if (variable === null || step === undefined) return [];
  return module.index.namesOf(variable.binding).flatMap((name) => {
    const member = module.index.parentOf(name);
    if (member?.kind !== 'member' || member.object !== name || `.${member.property}` !== step) return [];
    const assign = module.index.parentOf(member);
    return assign?.kind === 'assign' && assign.target === member && assign.value !== null
      ? [{ node: assign.value, steps: rest }]
      : [];
  });
}

/** Whether an argument may itself be a list. Text and numbers are not. */
function mayHoldElements(node: Expression): boolean {
  const plain = unwrap(node);
  return (
    plain.kind === 'array' ||
    plain.kind === 'name' ||
    plain.kind === 'call' ||
    plain.kind === 'index' ||
    plain.kind === 'slice'
  );
}

/** Literals as text, names and members dotted: what `equals` compares with. */
function textOf(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return node.name;
    case 'member':
      return `${textOf(node.object)}.${node.property}`;
    case 'unary':
      return `${node.operator}${textOf(node.operand)}`;
    default:
      return '';
  }
}

// One file as the analysis sees it: its IR, and the words for parts of values and for writes that all questions share.
import type {
  Assign,
  BindingId,
  Expression,
  FunctionIR,
  FunctionId,
  Loop,
  Member,
  ModuleIR,
  Name,
  TypeRef,
} from '@leakline/ir';
import { NONE } from '@leakline/ir';
import type { Unit } from '../host.ts';
import type { FieldRef, LinkedModules } from './links.ts';
import { unwrap } from './expressions.ts';
import { ModuleIndex } from './module-index.ts';

/** From a value to the part of it that is meant: `.name`, `[]` (any element), `#0` (a result of several, or a fixed position). */
export type PathStep = string;

/** One way in which a binding gets a value. */
export interface Write {
  /** null: the zero value, or `++`. */
  readonly value: Expression | null;
  readonly steps: readonly PathStep[];
  readonly operator: string;
  /** The assignment; null for loop variables and catch parameters. */
  readonly assign: Assign | null;
  readonly fn: FunctionId;
  /** A test on the way from here to a use proves the value to be one of a fixed set. */
  readonly proof?: Expression;
  /** One lets it through that has a limit somewhere, which nobody sees. */
  readonly isLetThrough?: true;
}

/** A write whose value is written out. */
export interface WrittenValue extends Write {
  readonly value: Expression;
}

/** A member gets a value, or the part of it at `steps`. */
export interface MemberWrite {
  readonly target: Member;
  readonly value: Expression;
  readonly steps: readonly PathStep[];
}

/** An expression that makes an instance of a type that stands there. */
export interface WrittenCreation {
  readonly node: Expression;
  readonly type: TypeRef;
}

/** A name that is bound to a member of a value by a pattern. */
export interface Destructuring {
  readonly binding: BindingId;
  readonly value: Expression;
}

/** What a parameter binding is a part of. */
export interface ParameterRef {
  readonly fn: FunctionId;
  /** -1 is the receiver. */
  readonly index: number;
  readonly steps: readonly PathStep[];
  readonly isRest: boolean;
}

let made = 0;

export class Module {
  readonly ir: ModuleIR;
  readonly unit: Unit;
  /** Stands for this module in the keys of memos: short, and never that of another one, not even of the same file before. */
  readonly key = (made++).toString(36);
  readonly #linkedModules: LinkedModules;
  #index: ModuleIndex | null = null;

  /** @param linked Where it is noted that the places of the module's nodes have been worked out. */
  constructor(ir: ModuleIR, unit: Unit, linked: LinkedModules) {
    this.ir = ir;
    this.unit = unit;
    this.#linkedModules = linked;
  }

  get path(): string {
    return this.ir.path;
  }
  get language(): string {
    return this.ir.language;
  }
  get index(): ModuleIndex {
    this.#index ??= new ModuleIndex(this.ir, this.#linkedModules);
    return this.#index;
  }

  /** It is made again when it is asked for. */
  forgetIndex(): void {
    this.#index = null;
  }

  /** A function by its number in the file. */
  fn(id: FunctionId): FunctionIR {
    const fn = this.ir.functions[id];
    if (fn === undefined) throw new RangeError(`no function ${id} in ${this.path}`);
    return fn;
  }

  /** The function that a `this` is of: the innermost that is no arrow; null in a file's own code. */
  functionOfThis(node: Expression): FunctionId | null {
    let fn: FunctionId | null = this.functionOf(node);
    while (fn !== null && fn > 0 && this.fn(fn).form === 'arrow') fn = this.fn(fn).parent;
    return fn === null || fn <= 0 ? null : fn;
  }

  /** The function whose code an expression is; instance field initialisers belong to the constructor, or to none (-1). */
  functionOf(node: Expression): FunctionId {
    const position = this.index.positionOf(node);
    if (position !== null) return position.fn;
    const field = this.index.fieldOf(node);
    if (field === null || field.isStatic) return this.index.outsideFunctionOf(node) ?? 0;
    const type = this.ir.types[field.type];
    const constructor = type?.methods.find((m) => this.ir.functions[m]?.form === 'constructor');
    return constructor ?? -1;
  }

  /** The field in whose initialiser a function is written out: `readonly load = memoize((id) => this.find(id))`. */
  fieldAround(fn: FunctionId): FieldRef | null {
    const inline = this.index.functionNode(fn);
    return inline === undefined ? null : this.index.fieldOf(inline);
  }

  /** The names of the parameter whose default an expression is, its own among them. */
  namesOfDefault(node: Expression): readonly Name[] {
    const fn = this.index.outsideFunctionOf(node);
    if (fn === null) return NONE;
    const target = this.fn(fn).parameters.find((p) => p.defaultValue === node)?.target;
    return target?.kind === 'name' && target.binding >= 0 ? this.index.namesOf(target.binding) : NONE;
  }

  /** Whether `inner` is `outer` or stands in it. */
  isWithin(inner: FunctionId, outer: FunctionId): boolean {
    for (
      let id: FunctionId | null = inner;
      id !== null && id >= 0;
      id = this.ir.functions[id]?.parent ?? null
    )
      if (id === outer) return true;
    return false;
  }

  /** The function around a function, or that one itself, that stands in no other; negative where there is none. */
  outermost(fn: FunctionId): FunctionId {
    const parent = fn < 0 ? null : (this.ir.functions[fn]?.parent ?? null);
    return parent === null || parent <= 0 ? fn : this.outermost(parent);
  }
}

/** The innermost loop of its function that something stands in, or in whose head; null outside of all. */
export function loopAround(node: Expression, module: Module): Loop | null {
  for (let at = module.index.positionOf(node); at !== null; at = at.outer)
    if (at.statement.kind === 'loop') return at.statement;
  return null;
}

/** What a variable that is set once stands for. */
export function writtenOut(node: Expression, module: Module): Expression {
  const plain = unwrap(node);
  if (plain.kind !== 'name' || plain.binding < 0) return plain;
  const write = module.index.onlyWriteOf(plain.binding);
  return write !== null && write.steps.length === 0 ? unwrap(write.value) : plain;
}

/** `this`, or the name of a method's receiver. */
export function isReceiver(node: Expression, module: Module, fn: FunctionId): boolean {
  const plain = unwrap(node);
  if (plain.kind === 'this') return true;
  if (plain.kind !== 'name' || plain.binding < 0) return false;
  const parameter = module.index.parameterOf(plain.binding);
  return parameter?.index === -1 && parameter.fn === fn;
}

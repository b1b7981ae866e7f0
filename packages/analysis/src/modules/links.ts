// Where the nodes of a file stand: what each is a part of. Made when a file is first asked, and forgotten again between
// files (`LinkedModules`), since it takes as much memory as the nodes themselves and is made anew in no time.
import { blocksOf, eachChild, expressionsOf } from '@leakline/ir';
import type { Expression, FunctionId, ModuleIR, Span, Statement, SwitchCase, TypeId } from '@leakline/ir';

/** Where a statement stands: its list, and the statement (and arm) around that list. */
export interface Position {
  readonly statement: Statement;
  readonly fn: FunctionId;
  readonly list: readonly Statement[];
  readonly index: number;
  /** The enclosing statement in the same function; null at the top of the body. */
  readonly outer: Position | null;
  /** Which of the outer statement's lists this is: `then`, `otherwise`, `case`, `body`, `init`, `handler`, `finalizer`. */
  readonly arm: Arm;
  readonly clause: SwitchCase | null;
}
/** Which part of a compound statement a list is. */
export type Arm = 'body' | 'then' | 'otherwise' | 'case' | 'init' | 'handler' | 'finalizer';

/** Code that runs when a class is set up or instantiated but stands in no function: field initialisers. */
export interface FieldRef {
  readonly type: TypeId;
  readonly name: string;
  readonly isStatic: boolean;
}

/** Parents of expressions, and positions of statements: of a function when one of its nodes is asked about. */
export class Links {
  readonly #parents = new Map<Expression, Expression | Statement>();
  readonly #positions = new Map<Statement, Position>();
  readonly #ir: ModuleIR;
  /** Expressions outside all statements: their parts have parents, they have none. */
  readonly #roots = new Map<Expression, FunctionId | FieldRef>();
  /** Functions by where they start, outer ones before those that they hold. */
  readonly #sorted: readonly FunctionId[];
  readonly #linked = new Set<FunctionId>();
  #isWhole = false;
  readonly #made: LinkedModules;

  /**
   * @param exported Values of exports that stand in no statement.
   * @param made Where linked nodes are counted.
   */
  constructor(ir: ModuleIR, exported: readonly Expression[], made: LinkedModules) {
    this.#ir = ir;
    this.#made = made;
    this.#sorted = [...ir.functions.keys()].sort((a, b) => {
      const [f, g] = [ir.functions[a], ir.functions[b]];
      return f === undefined || g === undefined ? 0 : f.start - g.start || g.end - f.end || a - b;
    });
    for (const [id, fn] of ir.functions.entries()) {
      for (const parameter of fn.receiver === null ? fn.parameters : [fn.receiver, ...fn.parameters]) {
        this.#root(parameter.target, id);
        if (parameter.defaultValue !== null) this.#root(parameter.defaultValue, id);
        for (const decorator of parameter.decorators) this.#root(decorator, 0);
      }
      for (const decorator of fn.decorators) this.#root(decorator, 0);
    }
    for (const [id, type] of ir.types.entries()) {
      for (const decorator of type.decorators) this.#root(decorator, 0);
      for (const field of type.fields) {
        for (const decorator of field.decorators) this.#root(decorator, 0);
        if (field.value !== null)
          this.#root(field.value, { type: id, name: field.name, isStatic: field.isStatic });
      }
      for (const supertype of type.supertypes) if (supertype.value !== null) this.#root(supertype.value, 0);
    }
    for (const value of exported) this.#root(value, 0);
    made.nodes += this.#parents.size;
  }

  /** What a node is directly a part of; null for the roots. */
  parentOf(node: Expression): Expression | Statement | null {
    const known = this.#parents.get(node);
    if (known !== undefined) return known;
    if (this.#roots.has(node)) return null;
    this.#link(node, node.kind === 'function' ? this.#ir.functions[node.function]?.parent : null);
    return this.#parents.get(node) ?? this.#whole().#parents.get(node) ?? null;
  }

  /** The statement an expression stands in; null for field initialisers, defaults and decorators. */
  positionAround(node: Expression): Position | null {
    let at: Expression | Statement = node;
    for (;;) {
      const up: Expression | Statement | null = this.parentOf(at as Expression);
      if (up === null) return null;
      const position = this.#positions.get(up as Statement);
      if (position !== undefined) return position;
      at = up;
    }
  }

  /** What an expression outside all statements belongs to: a field, or the function whose code it is; null for others. */
  outside(node: Expression): FunctionId | FieldRef | null {
    let at: Expression = node;
    for (;;) {
      const up = this.parentOf(at);
      if (up === null || this.#positions.has(up as Statement)) return this.#roots.get(at) ?? null;
      at = up as Expression;
    }
  }

  /** Links the innermost function around a span: nearly always the one that the node is in. */
  #link(node: Span, known: FunctionId | null | undefined): void {
    let fn = known ?? null;
    if (fn === null) {
      let [low, high] = [0, this.#sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const start = this.#ir.functions[this.#sorted[middle] ?? 0]?.start ?? 0;
        if (start <= node.start) low = middle + 1;
        else high = middle;
      }
      fn = this.#sorted[low - 1] ?? 0;
      while (fn > 0 && (this.#ir.functions[fn]?.end ?? 0) < node.end)
        fn = this.#ir.functions[fn]?.parent ?? 0;
    }
    if (this.#linked.has(fn)) return;
    this.#body(fn);
  }

  /** Spans mislead where a node stands for source elsewhere; then all functions are linked. */
  #whole(): this {
    if (!this.#isWhole) {
      this.#isWhole = true;
      for (const id of this.#ir.functions.keys()) if (!this.#linked.has(id)) this.#body(id);
    }
    return this;
  }

  #body(fn: FunctionId): void {
    this.#linked.add(fn);
    const before = this.#parents.size;
    this.#statements(this.#ir.functions[fn]?.body ?? [], fn, null, 'body', null);
    this.#made.nodes += this.#parents.size - before;
  }

  #statements(
    list: readonly Statement[],
    fn: FunctionId,
    outer: Position | null,
    arm: Arm,
    clause: SwitchCase | null,
  ): void {
    for (const [index, statement] of list.entries()) {
      const position: Position = { statement, fn, list, index, outer, arm, clause };
      this.#positions.set(statement, position);
      for (const e of expressionsOf(statement)) this.#expression(e, statement);
      switch (statement.kind) {
        case 'branch':
          this.#statements(statement.then, fn, position, 'then', null);
          this.#statements(statement.otherwise, fn, position, 'otherwise', null);
          break;
        case 'switch':
          for (const c of statement.cases) this.#statements(c.body, fn, position, 'case', c);
          break;
        case 'loop':
          this.#statements(statement.init, fn, position, 'init', null);
          this.#statements(statement.body, fn, position, 'body', null);
          break;
        case 'try':
          this.#statements(statement.body, fn, position, 'body', null);
          this.#statements(statement.handler, fn, position, 'handler', null);
          this.#statements(statement.finalizer, fn, position, 'finalizer', null);
          break;
        default:
          for (const block of blocksOf(statement)) this.#statements(block, fn, position, 'body', null);
      }
    }
  }

  readonly #expression = (node: Expression, parent: Expression | Statement): void => {
    this.#parents.set(node, parent);
    eachChild(node, this.#expression);
  };

  #root(node: Expression, owner: FunctionId | FieldRef): void {
    this.#roots.set(node, owner);
    eachChild(node, this.#expression);
  }
}

/** So many linked nodes are kept (some 60 bytes each): those of the file at hand and of what it has to do with. */
const KEPT = 200_000;

/** The modules of a program whose nodes are linked. */
export class LinkedModules {
  /** How many nodes are linked in all. */
  nodes = 0;
  #modules: { forgetLinks(): void }[] = [];

  add(module: { forgetLinks(): void }): void {
    this.#modules.push(module);
  }

  /** Only for when no question is open: then nobody has two answers about one place, of before and after. */
  trim(limit = KEPT): void {
    if (this.nodes <= limit) return;
    for (const module of this.#modules) module.forgetLinks();
    this.#modules = [];
    this.nodes = 0;
  }
}

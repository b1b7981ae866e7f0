// One forward walk over a function's structured body, closures included: which assignments reach each local name, and what the
// tests on the way there prove. What a test proves is in proofs.ts.
import type { BindingId, Expression, FunctionIR, FunctionId, Name, Statement, Switch } from '@leakline/ir';
import { blocksOf, eachChild, visitExpressions, walk } from '@leakline/ir';
import { keyOf, unwrap } from '../modules/expressions.ts';
import { boundBy } from '../modules/patterns.ts';
import type { Module, Write } from '../modules/module.ts';
import { INITIAL, copy, forget, join, replace, type Environment } from './environment.ts';
import { isConstant, type Proofs } from './proofs.ts';

/** What was found, for every function that was walked. */
export interface Walked {
  /** Names without an entry are reached by all their writes. */
  readonly reaching: ReadonlyMap<Name, readonly Write[]>;
  /** From an expression to the test that proves it to be one of a fixed set. */
  readonly proofs: ReadonlyMap<Expression, Expression>;
  /** The keys of what is proven where a value is returned. */
  readonly provenAtReturn: ReadonlyMap<Expression, ReadonlySet<string>>;
  /** Functions that have results and yet end, or may end, without naming them. */
  readonly bare: ReadonlySet<FunctionId>;
}

export class Walk implements Walked {
  readonly reaching = new Map<Name, readonly Write[]>();
  readonly proofs = new Map<Expression, Expression>();
  readonly provenAtReturn = new Map<Expression, ReadonlySet<string>>();
  readonly bare = new Set<FunctionId>();
  readonly #module: Module;
  readonly #facts: Proofs;
  readonly #provenWrites = new Map<Write, Write>();
  readonly #closures = new Set<FunctionId>();

  constructor(module: Module, facts: Proofs) {
    this.#module = module;
    this.#facts = facts;
  }

  /** Walks a function that stands in no other one. */
  through(fn: FunctionId): void {
    this.#body(fn, { definitions: new Map(), facts: new Map(), isDead: false });
  }

  #body(fn: FunctionId, environment: Environment): void {
    const f = this.#module.ir.functions[fn];
    if (f === undefined) return;
    this.#parameters(f, environment, fn);
    this.#statements(f.body, environment, fn);
    if (!environment.isDead && f.results.length === 0) this.bare.add(fn);
  }

  /** Until a parameter gets another value, it is what the caller passes: `path = path.toLowerCase()`. */
  #parameters({ parameters }: FunctionIR, env: Environment, fn: FunctionId): void {
    for (const binding of parameters.flatMap(({ target }) => boundBy(target))) {
      const writes = this.#module.index.writesOf(binding);
      const isHere = ({ assign }: Write) =>
        assign !== null && !assign.isDeclaration && this.#module.functionOf(assign) === fn;
      if (writes.some(isHere)) env.definitions.set(binding, [INITIAL, ...writes.filter((w) => !isHere(w))]);
    }
  }

  #statements(list: readonly Statement[], env: Environment, fn: FunctionId): void {
    for (const statement of list) this.#statement(statement, env, fn);
  }

  #statement(s: Statement, env: Environment, fn: FunctionId): void {
    switch (s.kind) {
      case 'expression':
        this.#expression(s.expression, env);
        return;
      case 'return':
      case 'throw':
        if (s.value !== null) {
          this.#expression(s.value, env);
          if (s.kind === 'return' && env.facts.size > 0)
            this.provenAtReturn.set(s.value, new Set(env.facts.keys()));
        } else if (s.kind === 'return') this.bare.add(fn);
        env.isDead = true;
        return;
      case 'jump':
        env.isDead = true;
        return;
      case 'defer':
      case 'spawn':
        this.#expression(s.call, env);
        return;
      case 'block':
        this.#statements(s.body, env, fn);
        return;
      case 'unknown':
        for (const block of blocksOf(s)) this.#statements(block, env, fn);
        return;
      case 'branch': {
        this.#expression(s.test, env);
        const then = copy(env);
        this.#learn(then, this.#facts.of(s.test, true));
        this.#statements(s.then, then, fn);
        const otherwise = copy(env);
        this.#learn(otherwise, this.#facts.of(s.test, false));
        this.#statements(s.otherwise, otherwise, fn);
        replace(env, join([then, otherwise]));
        return;
      }
      case 'switch':
        this.#switch(s, env, fn);
        return;
      case 'loop': {
        this.#statements(s.init, env, fn);
        if (s.over !== null) this.#expression(s.over, env);
        const inner = copy(env);
        this.#assume(inner, [s.body], s.update);
        if (s.target !== null) this.#targets(s.target, inner);
        if (s.test !== null) {
          this.#expression(s.test, inner);
          this.#learn(inner, this.#facts.of(s.test, true));
        }
        this.#statements(s.body, inner, fn);
        inner.isDead = false;
        if (s.update !== null) this.#expression(s.update, inner);
        const after = join([env, inner]);
        after.isDead = env.isDead;
        replace(env, after);
        return;
      }
      case 'try': {
        const entry = copy(env);
        this.#statements(s.body, env, fn);
        this.#assume(entry, [s.body], null);
        if (s.parameter !== null) this.#targets(s.parameter, entry);
        const hasHandler = s.handler.length > 0 || s.parameter !== null;
        this.#statements(s.handler, entry, fn);
        if (hasHandler) replace(env, join([env, entry]));
        const wasDead = env.isDead;
        env.isDead = false;
        this.#statements(s.finalizer, env, fn);
        env.isDead ||= wasDead;
        return;
      }
    }
  }

  #switch(s: Switch, env: Environment, fn: FunctionId): void {
    if (s.subject !== null) this.#expression(s.subject, env);
    const ends: Environment[] = [];
    let through: Environment | null = null;
    let hasDefault = false;
    const subject = s.subject === null ? null : keyOf(unwrap(s.subject));
    for (const clause of s.cases) {
      const inner: Environment = through === null ? copy(env) : join([copy(env), through]);
      for (const test of clause.tests) {
        if (s.form === 'select') this.#expression(test, inner);
        else if (s.form === 'value' && s.subject === null) {
          this.#expression(test, inner);
          if (clause.tests.length === 1) this.#learn(inner, this.#facts.of(test, true));
        }
      }
      if (clause.tests.length === 0) hasDefault = true;
      else if (
        s.form === 'value' &&
        subject !== null &&
        through === null &&
        clause.tests.every((test) => isConstant(test, this.#module))
      ) {
        const [first] = clause.tests;
        if (first !== undefined) this.#learn(inner, new Map([[subject, first]]));
      }
      this.#statements(clause.body, inner, fn);
      const last = clause.body.at(-1);
      if (last?.kind === 'jump' && last.form === 'break') inner.isDead = false;
      through = clause.fallsThrough ? inner : null;
      ends.push(inner);
    }
    if (!hasDefault && s.form !== 'select') ends.push(copy(env));
    if (ends.length > 0) replace(env, join(ends));
  }

  /** Loops and handlers: any write in the blocks may have happened. */
  #assume(env: Environment, blocks: readonly (readonly Statement[])[], update: Expression | null): void {
    const add = (node: Expression) => {
      if (node.kind !== 'assign') return;
      for (const binding of boundBy(node.target)) {
        const known = env.definitions.get(binding) ?? [INITIAL];
        const write = this.#module.index.writesOf(binding).find((w) => w.assign === node);
        if (write !== undefined && !known.includes(write)) env.definitions.set(binding, [...known, write]);
        forget(env, `b${binding}`);
      }
    };
    for (const block of blocks) walk(block, { expression: add });
    if (update !== null) visitExpressions(update, add);
  }

  #targets(target: Expression, env: Environment): void {
    for (const binding of boundBy(target)) {
      const writes = this.#module.index.writesOf(binding).filter((w) => w.assign === null);
      env.definitions.set(binding, writes);
      forget(env, `b${binding}`);
    }
  }

  #expression(node: Expression, env: Environment): void {
    const key = env.facts.size === 0 ? null : keyOf(node);
    if (key !== null) {
      const proof = env.facts.get(key);
      if (proof !== undefined) this.proofs.set(node, proof);
    }
    switch (node.kind) {
      case 'name': {
        const definitions = node.binding < 0 ? undefined : env.definitions.get(node.binding);
        if (definitions !== undefined) this.reaching.set(node, definitions);
        return;
      }
      case 'function': {
        this.#closure(node.function, env);
        return;
      }
      case 'logical': {
        this.#expression(node.left, env);
        const right = copy(env);
        if (node.operator !== '??') this.#learn(right, this.#facts.of(node.left, node.operator === '&&'));
        this.#expression(node.right, right);
        replace(env, join([copy(env), right]));
        return;
      }
      case 'conditional': {
        this.#expression(node.test, env);
        const then = copy(env);
        this.#learn(then, this.#facts.of(node.test, true));
        this.#expression(node.then, then);
        const otherwise = copy(env);
        this.#learn(otherwise, this.#facts.of(node.test, false));
        this.#expression(node.otherwise, otherwise);
        replace(env, join([then, otherwise]));
        return;
      }
      case 'assign': {
        if (node.value !== null) this.#expression(node.value, env);
        if (node.target.kind !== 'name') this.#expression(node.target, env);
        const keepsOld = node.operator !== '=' && node.operator !== 'declare';
        if (keepsOld && node.target.kind === 'name') this.#expression(node.target, env);
        for (const binding of boundBy(node.target)) {
          const write = this.#module.index
            .writesOf(binding)
            .find((w) => w.assign === node && (node.target.kind === 'name' || w.steps.length > 0));
          if (write === undefined) continue;
          const own = this.#writesFrom(binding, node);
          const before = keepsOld ? (env.definitions.get(binding) ?? [INITIAL]) : [];
          env.definitions.set(binding, [...before, ...own]);
          forget(env, `b${binding}`);
        }
        const written = keyOf(unwrap(node.target));
        if (written !== null) forget(env, written);
        return;
      }
      default:
        eachChild(node, (child) => {
          this.#expression(child, env);
        });
    }
  }

  #writesFrom(binding: BindingId, assign: Expression): readonly Write[] {
    return this.#module.index.writesOf(binding).filter((w) => w.assign === assign);
  }

  /** A closure sees what holds where it is made, and every write that may come later. */
  #closure(fn: FunctionId, env: Environment): void {
    const f = this.#module.ir.functions[fn];
    if (f === undefined || this.#closures.has(fn)) return;
    this.#closures.add(fn);
    const inner: Environment = { definitions: new Map(), facts: new Map(env.facts), isDead: false };
    for (const [binding, definitions] of env.definitions) {
      const later = this.#module.index
        .writesOf(binding)
        .filter((w) => w.assign !== null && w.assign.start >= f.start && !definitions.includes(w));
      inner.definitions.set(binding, [...definitions, ...later]);
      if (later.length > 0) forget(inner, `b${binding}`);
    }
    this.#body(fn, inner);
  }

  #learn(env: Environment, facts: ReadonlyMap<string, Expression>): void {
    for (const [key, proof] of facts) {
      env.facts.set(key, proof);
      // What was assigned before the test is proven wherever it goes from here, also behind the join with the other way:
      // `if (!known[x]) x = 'other'`.
      const binding = /^b(\d+)$/.exec(key);
      if (binding === null) continue;
      const id = Number(binding[1]);
      env.definitions.set(
        id,
        (env.definitions.get(id) ?? [INITIAL]).map((write) => this.#proven(write, proof)),
      );
    }
  }

  /** The write as one that a test proves: the same one for every test, so that joins of many ways do not add up. */
  #proven(write: Write, proof: Expression): Write {
    if (write.proof !== undefined) return write;
    let proven = this.#provenWrites.get(write);
    if (proven === undefined) {
      proven = { ...write, proof };
      this.#provenWrites.set(write, proven);
    }
    return proven;
  }
}

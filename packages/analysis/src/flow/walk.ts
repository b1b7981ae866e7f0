// One forward walk over a function's structured body, closures included: which assignments reach each local name, and what the
// tests on the way there prove. What a test proves is in proofs.ts.
import type {
  BindingId,
  Call,
  Expression,
  FunctionIR,
  FunctionId,
  Name,
  Statement,
  Switch,
} from '@leakline/ir';
import { blocksOf, eachChild, visitExpressions, walk } from '@leakline/ir';
import { keyOf, truthOf, unwrap } from '../modules/expressions.ts';
import { boundBy } from '../modules/patterns.ts';
import type { Module, Write } from '../modules/module.ts';
import { addUnder } from '../grouping.ts';
import {
  INITIAL,
  NO_FACTS,
  copy,
  forget,
  join,
  replace,
  type Environment,
  type Fact,
  type Facts,
} from './environment.ts';
import { isConstant, type Proofs } from './proofs.ts';

/** What was found, for every function that was walked. */
export interface Walked {
  /** Names without an entry are reached by all their writes. */
  readonly reaching: ReadonlyMap<Name, readonly Write[]>;
  /** What tests on the way to an expression say of it. */
  readonly facts: ReadonlyMap<Expression, Fact>;
  /** What is known where a value is returned, or a variable is set that may be asked about. */
  readonly knownAt: ReadonlyMap<Expression, Facts>;
  /** Functions that have results and yet end, or may end, without naming them. */
  readonly bare: ReadonlySet<FunctionId>;
  /** Where functions go back to their callers, or go on by what they were handed for that: `next()`. */
  readonly exits: ReadonlyMap<FunctionId, readonly Exit[]>;
}

/** What is known where others go on after a function. */
export interface Exit {
  readonly start: number;
  readonly facts: Facts;
  readonly isHandedOn: boolean;
}

export class Walk implements Walked {
  readonly reaching = new Map<Name, readonly Write[]>();
  readonly facts = new Map<Expression, Fact>();
  readonly knownAt = new Map<Expression, Facts>();
  readonly bare = new Set<FunctionId>();
  readonly exits = new Map<FunctionId, Exit[]>();
  readonly #module: Module;
  readonly #tests: Proofs;
  readonly #provenWrites = new Map<Write, Write>();
  readonly #letThrough = new Map<Write, Write>();
  readonly #closures = new Set<FunctionId>();

  constructor(module: Module, tests: Proofs) {
    this.#module = module;
    this.#tests = tests;
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
    if (environment.isDead) return;
    this.#leave(fn, f.end, environment, false);
    if (f.results.length === 0) this.bare.add(fn);
  }

  #leave(fn: FunctionId, start: number, { facts }: Environment, isHandedOn: boolean): void {
    addUnder(this.exits, fn, { start, facts: facts.size === 0 ? NO_FACTS : new Map(facts), isHandedOn });
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
          if (s.kind === 'return' && env.facts.size > 0) this.knownAt.set(s.value, new Map(env.facts));
        } else if (s.kind === 'return') this.bare.add(fn);
        if (s.kind === 'return') this.#leave(fn, s.start, env, false);
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
        this.#learn(then, this.#tests.of(s.test, true));
        this.#statements(s.then, then, fn);
        const otherwise = copy(env);
        this.#learn(otherwise, this.#tests.of(s.test, false));
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
          this.#learn(inner, this.#tests.of(s.test, true));
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
          if (clause.tests.length === 1) this.#learn(inner, this.#tests.of(test, true));
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
        if (first !== undefined) this.#learn(inner, new Map([[subject, { test: first, isSure: true }]]));
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
      const fact = env.facts.get(key);
      if (fact !== undefined) this.facts.set(node, fact);
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
        if (node.operator !== '??') this.#learn(right, this.#tests.of(node.left, node.operator === '&&'));
        this.#expression(node.right, right);
        replace(env, join([copy(env), right]));
        return;
      }
      case 'conditional': {
        this.#expression(node.test, env);
        const then = copy(env);
        this.#learn(then, this.#tests.of(node.test, true));
        this.#expression(node.then, then);
        const otherwise = copy(env);
        this.#learn(otherwise, this.#tests.of(node.test, false));
        this.#expression(node.otherwise, otherwise);
        replace(env, join([then, otherwise]));
        return;
      }
      case 'assign': {
        if (node.value !== null) this.#expression(node.value, env);
        if (node.value !== null && env.facts.size > 0 && mayFill(node.value))
          this.knownAt.set(node.value, new Map(env.facts));
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
        this.#learn(env, this.#tests.ofPutting(node.target, env.facts));
        return;
      }
      default:
        eachChild(node, (child) => {
          this.#expression(child, env);
        });
        if (node.kind === 'call') this.#called(node, env);
    }
  }

  #called(node: Call, env: Environment): void {
    const { callee, args } = node;
    const handed = callee.kind === 'name' ? this.#module.index.parameterOf(callee.binding) : null;
    if (handed !== null && args.length === 0) this.#leave(handed.fn, node.start, env, true);
    this.#learn(env, this.#tests.ofReturned(node));
    this.#learn(env, this.#tests.ofAdding(node, env.facts));
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

  #learn(env: Environment, facts: Facts): void {
    for (const [key, fact] of facts) {
      if (env.facts.get(key)?.isSure === true) continue;
      env.facts.set(key, fact);
      // What was assigned before the test is proven wherever it goes from here, also behind the join with the other way:
      // `if (!known[x]) x = 'other'`.
      const binding = /^b(\d+)$/.exec(key);
      if (binding === null) continue;
      const id = Number(binding[1]);
      const definitions = env.definitions.get(id) ?? [INITIAL];
      env.definitions.set(
        id,
        definitions.map((write) => this.#tested(write, fact)),
      );
      // `name := r.PathValue("name")`: what is asked for once more is the same.
      const [only, another] = definitions;
      const again =
        only?.value == null || another !== undefined || only.steps.length > 0
          ? null
          : keyOf(unwrap(only.value));
      if (again !== null && env.facts.get(again)?.isSure !== true) env.facts.set(again, fact);
    }
  }

  /** The write as one that a test says something of: the same one for every test, so that joins of many ways do not add up. */
  #tested(write: Write, { test, isSure }: Fact): Write {
    if (write.proof !== undefined || (write.isLetThrough === true && !isSure)) return write;
    const known = isSure ? this.#provenWrites : this.#letThrough;
    let tested = known.get(write);
    if (tested === undefined) {
      tested = isSure ? { ...write, proof: test } : { ...write, isLetThrough: true };
      known.set(write, tested);
    }
    return tested;
  }
}

/** Whether somebody may ask later if a variable was set to a value: a flag, or what is something and not nothing. */
function mayFill(value: Expression): boolean {
  return truthOf(value) === true || /^(?:function|object|array|call)$/.test(unwrap(value).kind);
}

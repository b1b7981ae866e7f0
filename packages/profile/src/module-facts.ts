// What the linker asks of a local module's IR: where its functions are, where it declares variables, and metrics.
import {
  LineIndex,
  visitExpressions,
  walk,
  type Expression,
  type FunctionIR,
  type ModuleIR,
  type TypeRef,
} from '@leakline/ir';
import type { LocalFunction } from './drift.ts';

/** The functions of a file, so that a profile that is older than the code finds them again. */
export function functionsOfModule(ir: ModuleIR, text: string): LocalFunction[] {
  const lines = new LineIndex(text);
  // The first is the module itself.
  return ir.functions.slice(1).map((declared) => ({
    name: declaredName(declared, ir),
    startLine: lines.positionAt(declared.start).line,
    endLine: lines.positionAt(declared.end).line,
  }));
}

/** The classes of a file, and where they stand. */
export function classesOfModule(ir: ModuleIR, text: string): LocalFunction[] {
  const lines = new LineIndex(text);
  return ir.types.map(({ name, start, end }) => ({
    name: name ?? '',
    startLine: lines.positionAt(start).line,
    endLine: lines.positionAt(end).line,
  }));
}

/**
 * The line on which a module declares a variable of its top level, the field of a class (`Store.items`), or, when
 * there is only one of that name, a variable of a function. 1-based; null when it declares none of that name.
 */
export function declarationLine(ir: ModuleIR, text: string, name: string): number | null {
  const [type, field] = name.split('.');
  const named = ir.bindings.filter(
    (binding) => binding.name === name && /^(constant|variable|type)$/.test(binding.kind),
  );
  const start =
    field === undefined
      ? (named.find(({ owner }) => owner === 0) ?? (named.length === 1 ? named[0] : undefined))?.start
      : ir.types.find((declared) => declared.name === type)?.fields.find((own) => own.name === field)?.start;
  return start === undefined ? null : new LineIndex(text).positionAt(start).line;
}

/** A metric that a module makes: `const requests = new Counter({ name: 'http_requests_total', … })`. */
export interface DeclaredMetric {
  readonly metric: string;
  /** The variable or field that holds it. */
  readonly variable: string;
  /** 1-based. */
  readonly line: number;
}

/** Variables that are given something made with `name: '…'` in an object literal, as prom-client's metrics are. */
export function metricsOfModule(ir: ModuleIR, text: string): DeclaredMetric[] {
  const found: DeclaredMetric[] = [];
  const lines = new LineIndex(text);
  const add = (variable: string | null, value: Expression | null, start: number): void => {
    const metric = value === null ? null : nameGivenTo(value);
    if (variable !== null && metric !== null)
      found.push({ metric, variable, line: lines.positionAt(start).line });
  };
  for (const { body } of ir.functions) {
    walk(body, {
      expression: (node) => {
        if (node.kind !== 'assign') return;
        const { target, value } = node;
        const variable =
          target.kind === 'name' ? target.name : target.kind === 'member' ? target.property : null;
        add(variable, value, node.start);
      },
    });
  }
  for (const { fields } of ir.types) for (const { name, value, start } of fields) add(name, value, start);
  return found;
}

function nameGivenTo(value: Expression): string | null {
  let name: string | null = null;
  visitExpressions(value, (node) => {
    if (name !== null || node.kind === 'function') return false;
    if (node.kind !== 'call') return node.kind === 'wrapped';
    const [options] = node.args;
    if (options?.kind !== 'object') return false;
    const given = options.properties.find(({ key }) => key === 'name')?.value;
    if (given?.kind === 'literal' && given.type === 'string') name = given.value;
    return false;
  });
  return name;
}

/** As profilers write it: a method with its type. */
function declaredName({ name, owner, receiver }: FunctionIR, ir: ModuleIR): string {
  if (name === null) return '';
  const type = owner === null ? nameOfType(receiver?.type ?? null) : (ir.types[owner]?.name ?? null);
  return type === null ? name : `${type}.${name}`;
}

function nameOfType(type: TypeRef | null): string | null {
  if (type === null) return null;
  if (type.kind === 'pointer') return nameOfType(type.to);
  return type.kind === 'named' ? type.name : null;
}

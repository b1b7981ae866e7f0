// The module IR as text, for snapshot tests and for people: one line a statement, one form in every language.
import { UNBOUND } from './module.ts';
import type { Expression, Statement } from './code.ts';
import type { FunctionIR, ModuleIR, Parameter, TypeRef } from './module.ts';

/** Prints everything but offsets. Bound names carry `#binding`, so that shadowing can be seen. */
export function printModule(module: ModuleIR): string {
  const lines: string[] = [
    `module ${module.path} (${module.language}${module.packageName === null ? '' : ` ${module.packageName}`})`,
  ];
  for (const i of module.imports) {
    lines.push(
      `import ${i.imported} from ${JSON.stringify(i.from)}${i.binding === UNBOUND ? '' : ` as ${bindingName(module, i.binding)}`}${i.typeOnly ? ' (type)' : ''}`,
    );
  }
  for (const e of module.exports) {
    const what =
      e.from !== null
        ? `${e.imported ?? ''} from ${JSON.stringify(e.from)}`
        : e.value !== null
          ? printExpression(e.value)
          : bindingName(module, e.binding);
    lines.push(`export ${e.exported} = ${what}`);
  }
  for (const [id, type] of module.types.entries()) {
    const supers = type.supertypes.map((s) => ` ${s.how} ${printType(s.type)}`).join('');
    lines.push(
      `type ${id} ${type.form} ${type.name ?? '(anonymous)'}${supers}${type.underlying === null ? '' : ` = ${printType(type.underlying)}`}`,
    );
    for (const d of type.decorators) lines.push(`  @${printExpression(d)}`);
    for (const f of type.fields) {
      const decorators = f.decorators.map((d) => `@${printExpression(d)} `).join('');
      lines.push(
        `  ${decorators}${f.isStatic ? 'static ' : ''}${f.name}${f.type === null ? '' : `: ${printType(f.type)}`}${f.value === null ? '' : ` = ${printExpression(f.value)}`}`,
      );
    }
    for (const s of type.signatures)
      lines.push(`  ${s.name}(${s.parameters.map(printType).join(', ')})${results(s.results)}`);
    if (type.methods.length > 0) lines.push(`  methods ${type.methods.map((m) => `f${m}`).join(' ')}`);
  }
  for (const [id, fn] of module.functions.entries()) {
    lines.push(header(id, fn));
    printBody(fn.body, '  ', lines);
  }
  for (const p of module.problems) lines.push(`problem: ${p.message}`);
  return lines.join('\n') + '\n';
}

function bindingName(module: ModuleIR, id: number): string {
  return `${module.bindings[id]?.name ?? '?'}#${id}`;
}

function header(id: number, fn: FunctionIR): string {
  const flags = [fn.isStatic && 'static', fn.isAsync && 'async', fn.isGenerator && 'generator']
    .filter(Boolean)
    .join(' ');
  const decorators = fn.decorators.map((d) => ` @${printExpression(d)}`).join('');
  const receiver = fn.receiver === null ? '' : `(${parameter(fn.receiver)}) `;
  return `f${id} ${flags === '' ? '' : `${flags} `}${fn.form} ${receiver}${fn.name ?? '(anonymous)'}(${fn.parameters.map(parameter).join(', ')})${results(fn.results)}${fn.parent === null ? '' : ` in f${fn.parent}`}${fn.owner === null ? '' : ` of type ${fn.owner}`}${decorators}`;
}

function results(types: readonly TypeRef[]): string {
  return types.length === 0 ? '' : `: ${types.map(printType).join(', ')}`;
}

function parameter(p: Parameter): string {
  const decorators = p.decorators.map((d) => `@${printExpression(d)} `).join('');
  return `${decorators}${p.isRest ? '...' : ''}${printExpression(p.target)}${p.type === null ? '' : `: ${printType(p.type)}`}${p.defaultValue === null ? '' : ` = ${printExpression(p.defaultValue)}`}`;
}

function printBody(body: readonly Statement[], indent: string, out: string[]): void {
  const deeper = `${indent}  `;
  for (const s of body) {
    switch (s.kind) {
      case 'expression':
        out.push(indent + printExpression(s.expression));
        break;
      case 'return':
      case 'throw':
        out.push(`${indent}${s.kind}${s.value === null ? '' : ` ${printExpression(s.value)}`}`);
        break;
      case 'branch':
        out.push(`${indent}if ${printExpression(s.test)}`);
        printBody(s.then, deeper, out);
        if (s.otherwise.length > 0) {
          out.push(`${indent}else`);
          printBody(s.otherwise, deeper, out);
        }
        break;
      case 'switch':
        out.push(
          `${indent}${s.form === 'select' ? 'select' : `switch${s.form === 'type' ? ' type' : ''}`}${s.subject === null ? '' : ` ${printExpression(s.subject)}`}`,
        );
        for (const c of s.cases) {
          out.push(
            `${deeper}${c.tests.length === 0 ? 'default' : `case ${c.tests.map(printExpression).join(', ')}`}${c.fallsThrough ? ' (falls through)' : ''}`,
          );
          printBody(c.body, `${deeper}  `, out);
        }
        break;
      case 'loop': {
        const parts = [
          s.label === null ? '' : ` ${s.label}:`,
          s.target === null ? '' : ` ${printExpression(s.target)}`,
          s.over === null ? '' : ` over ${printExpression(s.over)}`,
          s.test === null ? '' : ` while ${printExpression(s.test)}`,
          s.update === null ? '' : ` then ${printExpression(s.update)}`,
        ];
        out.push(`${indent}loop ${s.form}${parts.join('')}`);
        if (s.init.length > 0) {
          out.push(`${indent}  init`);
          printBody(s.init, `${deeper}  `, out);
        }
        printBody(s.body, deeper, out);
        break;
      }
      case 'try':
        out.push(`${indent}try`);
        printBody(s.body, deeper, out);
        if (s.handler.length > 0 || s.parameter !== null) {
          out.push(`${indent}catch${s.parameter === null ? '' : ` ${printExpression(s.parameter)}`}`);
          printBody(s.handler, deeper, out);
        }
        if (s.finalizer.length > 0) {
          out.push(`${indent}finally`);
          printBody(s.finalizer, deeper, out);
        }
        break;
      case 'block':
        out.push(`${indent}block`);
        printBody(s.body, deeper, out);
        break;
      case 'defer':
      case 'spawn':
        out.push(`${indent}${s.kind} ${printExpression(s.call)}`);
        break;
      case 'jump':
        out.push(`${indent}${s.form}${s.label === null ? '' : ` ${s.label}`}`);
        break;
      case 'unknown':
        out.push(`${indent}unknown`);
        printBody(s.children, deeper, out);
        break;
    }
  }
}

export function printExpression(node: Expression): string {
  const list = (nodes: readonly Expression[]) => nodes.map(printExpression).join(', ');
  switch (node.kind) {
    case 'literal':
      return node.type === 'string' ? JSON.stringify(node.value) : node.value;
    case 'template':
      return `template(${list(node.parts)})`;
    case 'name':
      return node.binding === UNBOUND ? node.name : `${node.name}#${node.binding}`;
    case 'this':
      return 'this';
    case 'member':
      return `${printExpression(node.object)}${node.isOptional ? '?' : ''}.${node.property}`;
    case 'index':
      return `${printExpression(node.object)}[${printExpression(node.index)}]`;
    case 'slice':
      return `${printExpression(node.object)}[${node.low === null ? '' : printExpression(node.low)}:${node.high === null ? '' : printExpression(node.high)}]`;
    case 'object':
      return `${node.type === null ? '' : printType(node.type)}{${node.properties
        .map(
          (p) =>
            (p.key !== null
              ? `${p.key}: `
              : p.computed !== null
                ? `[${printExpression(p.computed)}]: `
                : '') + printExpression(p.value),
        )
        .join(', ')}}`;
    case 'array':
      return `${node.type === null ? '' : printType(node.type)}[${list(node.elements)}]`;
    case 'tuple':
      return `(${list(node.elements)})`;
    case 'function':
      return `f${node.function}`;
    case 'type':
      return node.declaration === null
        ? `type ${node.type === null ? '?' : printType(node.type)}`
        : `type ${node.declaration}`;
    case 'conditional':
      return `(${printExpression(node.test)} ? ${printExpression(node.then)} : ${printExpression(node.otherwise)})`;
    case 'logical':
    case 'binary':
      return `(${printExpression(node.left)} ${node.operator} ${printExpression(node.right)})`;
    case 'unary':
      return `${node.operator}${/\w$/.test(node.operator) ? ' ' : ''}${printExpression(node.operand)}`;
    case 'call':
      return `${node.isNew ? 'new ' : ''}${printExpression(node.callee)}${node.isOptional ? '?.' : ''}${node.typeArgs.length === 0 ? '' : `<${node.typeArgs.map(printType).join(', ')}>`}(${list(node.args)})`;
    case 'assign':
      return `${node.isDeclaration ? 'let ' : ''}${printExpression(node.target)} ${node.operator}${node.value === null ? '' : ` ${printExpression(node.value)}`}`;
    case 'wrapped':
      return `${node.how}(${printExpression(node.operand)}${node.type === null ? '' : `: ${printType(node.type)}`})`;
    case 'spread':
      return `...${printExpression(node.operand)}`;
    case 'sequence':
      return `sequence(${list(node.expressions)})`;
    case 'unknown':
      return `unknown<${node.construct}>(${list(node.children)})`;
  }
}

export function printType(type: TypeRef): string {
  switch (type.kind) {
    case 'named':
      return `${type.qualifier === null ? '' : `${type.qualifier}.`}${type.name}${type.args.length === 0 ? '' : `<${type.args.map(printType).join(', ')}>`}`;
    case 'pointer':
      return `*${printType(type.to)}`;
    case 'list':
      return `[]${printType(type.element)}`;
    case 'map':
      return `map[${printType(type.key)}]${printType(type.value)}`;
    case 'channel':
      return `chan ${printType(type.element)}`;
    case 'function':
      return `func(${type.parameters.map(printType).join(', ')})${results(type.results)}`;
    case 'union':
      return type.members.map(printType).join(' | ');
    case 'literal':
      return JSON.stringify(type.value);
    case 'object':
      return `{${type.fields.map((f) => `${f.name}: ${printType(f.type)}`).join(', ')}}`;
    case 'unknown':
      return '?';
  }
}

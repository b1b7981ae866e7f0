// How a module, its declarations and its functions are written as numbers and read again, one beside the other.
import { span, type Codec } from './codec.ts';
import type {
  Binding,
  Directive,
  Export,
  Field,
  FunctionIR,
  Import,
  ModuleIR,
  Parameter,
  ParseProblem,
  Signature,
  Span,
  Supertype,
  TypeDeclaration,
} from './module.ts';

export const MODULE: Codec<ModuleIR> = {
  write(to, ir) {
    to.text(ir.path);
    to.text(ir.language);
    to.textOrNull(ir.packageName);
    to.list(ir.imports, IMPORT.write);
    to.list(ir.exports, EXPORT.write);
    to.list(ir.types, DECLARATION.write);
    to.list(ir.functions, FUNCTION.write);
    to.list(ir.bindings, BINDING.write);
    to.list(ir.directives, DIRECTIVE.write);
    to.list(ir.problems, PROBLEM.write);
    to.flag(ir.generated);
  },
  read: (from) => ({
    path: from.text(),
    language: from.text(),
    packageName: from.textOrNull(),
    imports: from.list(IMPORT.read),
    exports: from.list(EXPORT.read),
    types: from.list(DECLARATION.read),
    functions: from.list(FUNCTION.read),
    bindings: from.list(BINDING.read),
    directives: from.list(DIRECTIVE.read),
    problems: from.list(PROBLEM.read),
    generated: from.flag(),
  }),
};

const IMPORT: Codec<Import> = {
  write(to, node) {
    to.text(node.from);
    to.text(node.imported);
    to.number(node.binding);
    to.flag(node.typeOnly);
    span(to, node);
  },
  read: (from) => ({
    from: from.text(),
    imported: from.text(),
    binding: from.number(),
    typeOnly: from.flag(),
    start: from.number(),
    end: from.number(),
  }),
};

const EXPORT: Codec<Export> = {
  write(to, node) {
    to.text(node.exported);
    to.number(node.binding);
    to.shared(node.value);
    to.textOrNull(node.from);
    to.textOrNull(node.imported);
    span(to, node);
  },
  read: (from) => ({
    exported: from.text(),
    binding: from.number(),
    value: from.shared(),
    from: from.textOrNull(),
    imported: from.textOrNull(),
    start: from.number(),
    end: from.number(),
  }),
};

const DECLARATION: Codec<TypeDeclaration> = {
  write(to, node) {
    to.textOrNull(node.name);
    SPAN.write(to, node.nameSpan);
    to.text(node.form);
    to.number(node.binding);
    to.list(node.supertypes, SUPERTYPE.write);
    to.list(node.fields, FIELD.write);
    to.numbers(node.methods);
    to.list(node.signatures, SIGNATURE.write);
    to.expressions(node.decorators);
    to.type(node.underlying);
    span(to, node);
  },
  read: (from) => ({
    name: from.textOrNull(),
    nameSpan: SPAN.read(from),
    form: from.word(),
    binding: from.number(),
    supertypes: from.list(SUPERTYPE.read),
    fields: from.list(FIELD.read),
    methods: from.numbers(),
    signatures: from.list(SIGNATURE.read),
    decorators: from.expressions(),
    underlying: from.typeOrNull(),
    start: from.number(),
    end: from.number(),
  }),
};

const SUPERTYPE: Codec<Supertype> = {
  write(to, node) {
    to.text(node.how);
    to.type(node.type);
    to.expression(node.value);
    span(to, node);
  },
  read: (from) => ({
    how: from.word(),
    type: from.type(),
    value: from.expressionOrNull(),
    start: from.number(),
    end: from.number(),
  }),
};

const FIELD: Codec<Field> = {
  write(to, node) {
    to.text(node.name);
    to.type(node.type);
    to.expression(node.value);
    to.flag(node.isStatic);
    to.expressions(node.decorators);
    span(to, node);
  },
  read: (from) => ({
    name: from.text(),
    type: from.typeOrNull(),
    value: from.expressionOrNull(),
    isStatic: from.flag(),
    decorators: from.expressions(),
    start: from.number(),
    end: from.number(),
  }),
};

const SIGNATURE: Codec<Signature> = {
  write(to, node) {
    to.text(node.name);
    to.types(node.parameters);
    to.types(node.results);
    span(to, node);
  },
  read: (from) => ({
    name: from.text(),
    parameters: from.types(),
    results: from.types(),
    start: from.number(),
    end: from.number(),
  }),
};

const FUNCTION: Codec<FunctionIR> = {
  write(to, node) {
    to.textOrNull(node.name);
    SPAN.write(to, node.nameSpan);
    to.text(node.form);
    to.numberOrNull(node.parent);
    to.numberOrNull(node.owner);
    to.flag(node.receiver !== null);
    if (node.receiver !== null) PARAMETER.write(to, node.receiver);
    to.flag(node.isStatic);
    to.flag(node.isAsync);
    to.flag(node.isGenerator);
    to.list(node.parameters, PARAMETER.write);
    to.types(node.results);
    to.numbers(node.resultBindings);
    to.expressions(node.decorators);
    to.statements(node.body);
    span(to, node);
  },
  read: (from) => ({
    name: from.textOrNull(),
    nameSpan: SPAN.read(from),
    form: from.word(),
    parent: from.numberOrNull(),
    owner: from.numberOrNull(),
    receiver: from.flag() ? PARAMETER.read(from) : null,
    isStatic: from.flag(),
    isAsync: from.flag(),
    isGenerator: from.flag(),
    parameters: from.list(PARAMETER.read),
    results: from.types(),
    resultBindings: from.numbers(),
    decorators: from.expressions(),
    body: from.statements(),
    start: from.number(),
    end: from.number(),
  }),
};

const PARAMETER: Codec<Parameter> = {
  write(to, node) {
    to.expression(node.target);
    to.type(node.type);
    to.expression(node.defaultValue);
    to.flag(node.isRest);
    to.expressions(node.decorators);
    span(to, node);
  },
  read: (from) => ({
    target: from.expression(),
    type: from.typeOrNull(),
    defaultValue: from.expressionOrNull(),
    isRest: from.flag(),
    decorators: from.expressions(),
    start: from.number(),
    end: from.number(),
  }),
};

const BINDING: Codec<Binding> = {
  write(to, node) {
    to.text(node.name);
    to.text(node.kind);
    to.number(node.owner);
    to.type(node.type);
    to.numberOrNull(node.function);
    to.numberOrNull(node.declaration);
    span(to, node);
  },
  read: (from) => ({
    name: from.text(),
    kind: from.word(),
    owner: from.number(),
    type: from.typeOrNull(),
    function: from.numberOrNull(),
    declaration: from.numberOrNull(),
    start: from.number(),
    end: from.number(),
  }),
};

const DIRECTIVE: Codec<Directive> = {
  write(to, node) {
    to.text(node.text);
    span(to, node);
  },
  read: (from) => ({ text: from.text(), start: from.number(), end: from.number() }),
};

const PROBLEM: Codec<ParseProblem> = {
  write(to, node) {
    to.text(node.message);
    span(to, node);
  },
  read: (from) => ({ message: from.text(), start: from.number(), end: from.number() }),
};

const SPAN: Codec<Span> = {
  write: span,
  read: (from) => ({ start: from.number(), end: from.number() }),
};

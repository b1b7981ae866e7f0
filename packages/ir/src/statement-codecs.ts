// How each kind of statement is written as numbers and read again, one beside the other.
import { span, type Codec, type Codecs } from './codec.ts';
import type { Statement, SwitchCase } from './code.ts';

export const STATEMENTS: Codecs<Statement> = {
  expression: {
    write(to, node) {
      to.expression(node.expression);
      span(to, node);
    },
    read: (from) => ({
      kind: 'expression',
      expression: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  return: {
    write(to, node) {
      to.expression(node.value);
      span(to, node);
    },
    read: (from) => ({
      kind: 'return',
      value: from.expressionOrNull(),
      start: from.number(),
      end: from.number(),
    }),
  },
  throw: {
    write(to, node) {
      to.expression(node.value);
      span(to, node);
    },
    read: (from) => ({
      kind: 'throw',
      value: from.expressionOrNull(),
      start: from.number(),
      end: from.number(),
    }),
  },
  branch: {
    write(to, node) {
      to.expression(node.test);
      to.statements(node.then);
      to.statements(node.otherwise);
      span(to, node);
    },
    read: (from) => ({
      kind: 'branch',
      test: from.expression(),
      then: from.statements(),
      otherwise: from.statements(),
      start: from.number(),
      end: from.number(),
    }),
  },
  switch: {
    write(to, node) {
      to.text(node.form);
      to.expression(node.subject);
      to.list(node.cases, CASE.write);
      span(to, node);
    },
    read: (from) => ({
      kind: 'switch',
      form: from.word(),
      subject: from.expressionOrNull(),
      cases: from.list(CASE.read),
      start: from.number(),
      end: from.number(),
    }),
  },
  loop: {
    write(to, node) {
      to.text(node.form);
      to.textOrNull(node.label);
      to.statements(node.init);
      to.expression(node.test);
      to.expression(node.update);
      to.expression(node.target);
      to.expression(node.over);
      to.statements(node.body);
      span(to, node);
    },
    read: (from) => ({
      kind: 'loop',
      form: from.word(),
      label: from.textOrNull(),
      init: from.statements(),
      test: from.expressionOrNull(),
      update: from.expressionOrNull(),
      target: from.expressionOrNull(),
      over: from.expressionOrNull(),
      body: from.statements(),
      start: from.number(),
      end: from.number(),
    }),
  },
  try: {
    write(to, node) {
      to.statements(node.body);
      to.expression(node.parameter);
      to.statements(node.handler);
      to.statements(node.finalizer);
      span(to, node);
    },
    read: (from) => ({
      kind: 'try',
      body: from.statements(),
      parameter: from.expressionOrNull(),
      handler: from.statements(),
      finalizer: from.statements(),
      start: from.number(),
      end: from.number(),
    }),
  },
  block: {
    write(to, node) {
      to.statements(node.body);
      span(to, node);
    },
    read: (from) => ({ kind: 'block', body: from.statements(), start: from.number(), end: from.number() }),
  },
  defer: {
    write(to, node) {
      to.expression(node.call);
      span(to, node);
    },
    read: (from) => ({ kind: 'defer', call: from.expression(), start: from.number(), end: from.number() }),
  },
  spawn: {
    write(to, node) {
      to.expression(node.call);
      span(to, node);
    },
    read: (from) => ({ kind: 'spawn', call: from.expression(), start: from.number(), end: from.number() }),
  },
  jump: {
    write(to, node) {
      to.text(node.form);
      to.textOrNull(node.label);
      span(to, node);
    },
    read: (from) => ({
      kind: 'jump',
      form: from.word(),
      label: from.textOrNull(),
      start: from.number(),
      end: from.number(),
    }),
  },
  unknown: {
    write(to, node) {
      to.statements(node.children);
      span(to, node);
    },
    read: (from) => ({
      kind: 'unknown',
      children: from.statements(),
      start: from.number(),
      end: from.number(),
    }),
  },
};

const CASE: Codec<SwitchCase> = {
  write(to, node) {
    to.expressions(node.tests);
    to.statements(node.body);
    to.flag(node.fallsThrough);
    span(to, node);
  },
  read: (from) => ({
    tests: from.expressions(),
    body: from.statements(),
    fallsThrough: from.flag(),
    start: from.number(),
    end: from.number(),
  }),
};

// How each kind of expression is written as numbers and read again, one beside the other.
import { span, type Codec, type Codecs } from './codec.ts';
import type { Expression, Property } from './code.ts';

export const EXPRESSIONS: Codecs<Expression> = {
  literal: {
    write(to, node) {
      to.text(node.type);
      to.text(node.value);
      span(to, node);
    },
    read: (from) => ({
      kind: 'literal',
      type: from.word(),
      value: from.text(),
      start: from.number(),
      end: from.number(),
    }),
  },
  template: {
    write(to, node) {
      to.expressions(node.parts);
      span(to, node);
    },
    read: (from) => ({
      kind: 'template',
      parts: from.expressions(),
      start: from.number(),
      end: from.number(),
    }),
  },
  name: {
    write(to, node) {
      to.text(node.name);
      to.number(node.binding);
      span(to, node);
    },
    read: (from) => ({
      kind: 'name',
      name: from.text(),
      binding: from.number(),
      start: from.number(),
      end: from.number(),
    }),
  },
  this: {
    write: span,
    read: (from) => ({ kind: 'this', start: from.number(), end: from.number() }),
  },
  member: {
    write(to, node) {
      to.expression(node.object);
      to.text(node.property);
      to.number(node.propertyStart);
      to.number(node.propertyEnd);
      to.flag(node.isOptional);
      span(to, node);
    },
    read: (from) => ({
      kind: 'member',
      object: from.expression(),
      property: from.text(),
      propertyStart: from.number(),
      propertyEnd: from.number(),
      isOptional: from.flag(),
      start: from.number(),
      end: from.number(),
    }),
  },
  index: {
    write(to, node) {
      to.expression(node.object);
      to.expression(node.index);
      span(to, node);
    },
    read: (from) => ({
      kind: 'index',
      object: from.expression(),
      index: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  slice: {
    write(to, node) {
      to.expression(node.object);
      to.expression(node.low);
      to.expression(node.high);
      span(to, node);
    },
    read: (from) => ({
      kind: 'slice',
      object: from.expression(),
      low: from.expressionOrNull(),
      high: from.expressionOrNull(),
      start: from.number(),
      end: from.number(),
    }),
  },
  object: {
    write(to, node) {
      to.type(node.type);
      to.list(node.properties, PROPERTY.write);
      span(to, node);
    },
    read: (from) => ({
      kind: 'object',
      type: from.typeOrNull(),
      properties: from.list(PROPERTY.read),
      start: from.number(),
      end: from.number(),
    }),
  },
  array: {
    write(to, node) {
      to.type(node.type);
      to.expressions(node.elements);
      span(to, node);
    },
    read: (from) => ({
      kind: 'array',
      type: from.typeOrNull(),
      elements: from.expressions(),
      start: from.number(),
      end: from.number(),
    }),
  },
  tuple: {
    write(to, node) {
      to.expressions(node.elements);
      span(to, node);
    },
    read: (from) => ({
      kind: 'tuple',
      elements: from.expressions(),
      start: from.number(),
      end: from.number(),
    }),
  },
  function: {
    write(to, node) {
      to.number(node.function);
      span(to, node);
    },
    read: (from) => ({ kind: 'function', function: from.number(), start: from.number(), end: from.number() }),
  },
  type: {
    write(to, node) {
      to.type(node.type);
      to.numberOrNull(node.declaration);
      span(to, node);
    },
    read: (from) => ({
      kind: 'type',
      type: from.typeOrNull(),
      declaration: from.numberOrNull(),
      start: from.number(),
      end: from.number(),
    }),
  },
  conditional: {
    write(to, node) {
      to.expression(node.test);
      to.expression(node.then);
      to.expression(node.otherwise);
      span(to, node);
    },
    read: (from) => ({
      kind: 'conditional',
      test: from.expression(),
      then: from.expression(),
      otherwise: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  logical: {
    write(to, node) {
      to.text(node.operator);
      to.expression(node.left);
      to.expression(node.right);
      span(to, node);
    },
    read: (from) => ({
      kind: 'logical',
      operator: from.word(),
      left: from.expression(),
      right: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  binary: {
    write(to, node) {
      to.text(node.operator);
      to.expression(node.left);
      to.expression(node.right);
      span(to, node);
    },
    read: (from) => ({
      kind: 'binary',
      operator: from.text(),
      left: from.expression(),
      right: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  unary: {
    write(to, node) {
      to.text(node.operator);
      to.expression(node.operand);
      span(to, node);
    },
    read: (from) => ({
      kind: 'unary',
      operator: from.text(),
      operand: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  call: {
    write(to, node) {
      to.expression(node.callee);
      to.expressions(node.args);
      to.types(node.typeArgs);
      to.flag(node.isNew);
      to.flag(node.isOptional);
      span(to, node);
    },
    read: (from) => ({
      kind: 'call',
      callee: from.expression(),
      args: from.expressions(),
      typeArgs: from.types(),
      isNew: from.flag(),
      isOptional: from.flag(),
      start: from.number(),
      end: from.number(),
    }),
  },
  assign: {
    write(to, node) {
      to.text(node.operator);
      to.expression(node.target);
      to.expression(node.value);
      to.flag(node.isDeclaration);
      span(to, node);
    },
    read: (from) => ({
      kind: 'assign',
      operator: from.text(),
      target: from.expression(),
      value: from.expressionOrNull(),
      isDeclaration: from.flag(),
      start: from.number(),
      end: from.number(),
    }),
  },
  wrapped: {
    write(to, node) {
      to.text(node.how);
      to.expression(node.operand);
      to.type(node.type);
      span(to, node);
    },
    read: (from) => ({
      kind: 'wrapped',
      how: from.word(),
      operand: from.expression(),
      type: from.typeOrNull(),
      start: from.number(),
      end: from.number(),
    }),
  },
  spread: {
    write(to, node) {
      to.expression(node.operand);
      span(to, node);
    },
    read: (from) => ({
      kind: 'spread',
      operand: from.expression(),
      start: from.number(),
      end: from.number(),
    }),
  },
  sequence: {
    write(to, node) {
      to.expressions(node.expressions);
      span(to, node);
    },
    read: (from) => ({
      kind: 'sequence',
      expressions: from.expressions(),
      start: from.number(),
      end: from.number(),
    }),
  },
  unknown: {
    write(to, node) {
      to.text(node.construct);
      to.expressions(node.children);
      span(to, node);
    },
    read: (from) => ({
      kind: 'unknown',
      construct: from.text(),
      children: from.expressions(),
      start: from.number(),
      end: from.number(),
    }),
  },
};

const PROPERTY: Codec<Property> = {
  write(to, node) {
    to.textOrNull(node.key);
    to.expression(node.computed);
    to.expression(node.value);
    span(to, node);
  },
  read: (from) => ({
    key: from.textOrNull(),
    computed: from.expressionOrNull(),
    value: from.expression(),
    start: from.number(),
    end: from.number(),
  }),
};

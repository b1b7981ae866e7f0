// How each kind of written type is written as numbers and read again, one beside the other.
import { span, type Codec, type Codecs } from './codec.ts';
import type { TypeRef } from './module.ts';

export const TYPES: Codecs<TypeRef> = {
  named: {
    write(to, type) {
      to.textOrNull(type.qualifier);
      to.text(type.name);
      to.number(type.binding);
      to.types(type.args);
      span(to, type);
    },
    read: (from) => ({
      kind: 'named',
      qualifier: from.textOrNull(),
      name: from.text(),
      binding: from.number(),
      args: from.types(),
      start: from.number(),
      end: from.number(),
    }),
  },
  pointer: {
    write(to, type) {
      to.type(type.to);
      span(to, type);
    },
    read: (from) => ({ kind: 'pointer', to: from.type(), start: from.number(), end: from.number() }),
  },
  list: {
    write(to, type) {
      to.type(type.element);
      to.flag(type.isFixedSize);
      span(to, type);
    },
    read: (from) => ({
      kind: 'list',
      element: from.type(),
      isFixedSize: from.flag(),
      start: from.number(),
      end: from.number(),
    }),
  },
  map: {
    write(to, type) {
      to.type(type.key);
      to.type(type.value);
      span(to, type);
    },
    read: (from) => ({
      kind: 'map',
      key: from.type(),
      value: from.type(),
      start: from.number(),
      end: from.number(),
    }),
  },
  channel: {
    write(to, type) {
      to.type(type.element);
      span(to, type);
    },
    read: (from) => ({ kind: 'channel', element: from.type(), start: from.number(), end: from.number() }),
  },
  function: {
    write(to, type) {
      to.types(type.parameters);
      to.types(type.results);
      span(to, type);
    },
    read: (from) => ({
      kind: 'function',
      parameters: from.types(),
      results: from.types(),
      start: from.number(),
      end: from.number(),
    }),
  },
  union: {
    write(to, type) {
      to.types(type.members);
      span(to, type);
    },
    read: (from) => ({ kind: 'union', members: from.types(), start: from.number(), end: from.number() }),
  },
  literal: {
    write(to, type) {
      to.text(type.value);
      span(to, type);
    },
    read: (from) => ({ kind: 'literal', value: from.text(), start: from.number(), end: from.number() }),
  },
  object: {
    write(to, type) {
      to.list(type.fields, TYPE_FIELD.write);
      span(to, type);
    },
    read: (from) => ({
      kind: 'object',
      fields: from.list(TYPE_FIELD.read),
      start: from.number(),
      end: from.number(),
    }),
  },
  unknown: {
    write: span,
    read: (from) => ({ kind: 'unknown', start: from.number(), end: from.number() }),
  },
};

const TYPE_FIELD: Codec<{ readonly name: string; readonly type: TypeRef }> = {
  write(to, field) {
    to.text(field.name);
    to.type(field.type);
  },
  read: (from) => ({ name: from.text(), type: from.type() }),
};

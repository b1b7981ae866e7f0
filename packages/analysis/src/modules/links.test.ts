import { lowerJavaScript } from '@leakline/javascript';
import { expect, test } from 'vitest';
import { LinkedModules } from './links.ts';
import { Module } from './module.ts';

const TEXT = `
class Store { size = count(); }
export function serve(limit = most()) {
  if (limit > 1) { for (const x of list) send(x); }
}
export default wrap(serve);
`;

const placesOf = (module: Module) =>
  module.index.calls.map((call) => {
    const position = module.index.positionOf(call);
    const callee = call.callee.kind === 'name' ? call.callee.name : '';
    const arms = [];
    for (let at = position; at !== null; at = at.outer) arms.push(at.arm);
    return [
      callee,
      module.functionOf(call),
      arms.join(' < '),
      module.index.fieldOf(call)?.name,
      module.index.parentOf(call)?.kind,
    ];
  });

test('where nodes stand is the same after it was forgotten', () => {
  const linked = new LinkedModules();
  const module = new Module(lowerJavaScript('a.ts', TEXT), { id: 'a.ts', paths: ['a.ts'] }, linked);
  const before = placesOf(module);
  expect(before).toEqual([
    ['most', 1, '', undefined, undefined],
    ['send', 1, 'body < then < body', undefined, 'expression'],
    ['count', -1, '', 'size', undefined],
    ['wrap', 0, '', undefined, undefined],
  ]);
  expect(linked.nodes).toBeGreaterThan(5);
  linked.trim(1000);
  expect(linked.nodes).toBeGreaterThan(5);
  linked.trim(5);
  expect(linked.nodes).toBe(0);
  expect(placesOf(module)).toEqual(before);
  expect(linked.nodes).toBeGreaterThan(5);
});

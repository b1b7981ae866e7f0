// Objects whose methods return the object: each more must cost its share, not twice as much.
import { MemoryHost, Project } from '@leakline/project';
import { expect, test } from 'vitest';

/** A builder with so many methods, handed to a call. */
const builderOf = (methods: number): string => `
import { register } from './registry.js';
const builder = {
${Array.from({ length: methods }, (_, i) => `  step${i}(value) { use(value); return builder; },`).join('\n')}
};
register(builder);
export function start() { return builder; }
`;

function usesIn(methods: number): number {
  const host = new MemoryHost({ 'builder.js': builderOf(methods), 'registry.js': 'export function register(b) { b.step0(1); }' });
  const { program } = new Project({ host });
  const module = program.module('builder.js');
  if (module === null) throw new Error('no module');
  return module.ir.functions.reduce((sum, _, fn) => sum + program.usage.of(module, fn).length, 0);
}

test('uses of the methods of a builder grow with their number', () => {
  const few = usesIn(8);
  const many = usesIn(32);
  expect(few).toBeGreaterThan(8);
  expect(many).toBeLessThan(few * 8);
});

// The shapes that all layers share. This package imports nothing.
export * from './module.ts';
export * from './code.ts';
export * from './finding.ts';
export * from './span.ts';
export { ModuleDecoder, ModuleEncoder } from './encoded.ts';
export { interned } from './interned.ts';
export { exact, NONE } from './lists.ts';
export { blocksOf, eachChild, expressionsOf, visitExpressions, walk } from './visit.ts';
export { printExpression, printModule, printType } from './print.ts';
export { validateModule } from './validate.ts';

// Everything that knows JavaScript and TypeScript.
export { lowerEstree } from './estree.ts';
export { lowerJavaScript } from './parse.ts';
export { mayTransferRaw } from './raw-transfer.ts';

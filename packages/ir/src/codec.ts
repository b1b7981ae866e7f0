// What writes a node of one kind as numbers and reads it again.
import type { ModuleDecoder, ModuleEncoder } from './encoded.ts';
import type { Span } from './module.ts';

/**
 * Nodes are read with their properties in the order in which the language packages make them: V8 has one shape for the nodes of a kind
 * only where that is the same.
 */
export interface Codec<T> {
  readonly write: (to: ModuleEncoder, node: T) => void;
  readonly read: (from: ModuleDecoder) => T;
}

/** One for each kind. */
export type Codecs<Node extends { readonly kind: string }> = {
  readonly [Kind in Node['kind']]: Codec<Extract<Node, { readonly kind: Kind }>>;
};

/** Comes last in every node that has one. */
export function span(to: ModuleEncoder, { start, end }: Span): void {
  to.number(start);
  to.number(end);
}

// A document together with the findings of one of its versions: what every answer to the editor is made from.
import { join } from 'node:path';
import type { Finding } from '@leakline/ir';
import { uriOfPath } from './uris.ts';

export interface CheckedDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Paths in the findings are relative to this folder. */
  readonly root: string;
  readonly findings: readonly Finding[];
  /** For each rule in the findings, one sentence: why that makes memory grow. */
  readonly whys: Readonly<Record<string, string>>;
}

/** The URI for a path of a finding; the checked document keeps the client's own spelling. */
export function uriIn({ uri, root }: CheckedDocument, path: string, own: string): string {
  return path === own ? uri : uriOfPath(join(root, path));
}

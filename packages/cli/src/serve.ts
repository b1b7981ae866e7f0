// `leakline lsp --stdio`: the language server over standard input and output. Loaded by that command only.
import { startServer } from '@leakline/language-server';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

export function serve(version: string): number {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), { version });
  return 0;
}

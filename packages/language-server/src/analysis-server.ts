// The analysis thread's side of the protocol: keeps the programs of the workspace folders and answers about them.
import type { Finding } from '@leakline/ir';
import { rules } from '@leakline/project';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { MessagePort } from 'node:worker_threads';
import * as protocol from './analysis-protocol.ts';
import { distrustGit } from './distrust-git.ts';
import { Programs } from './programs.ts';

export function serveAnalysis(port: MessagePort): void {
  distrustGit(process.env);
  const connection = createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
  const texts = new Map<string, string>();
  const programs = new Programs(texts, {
    log: (text) => void connection.sendNotification(protocol.log, text),
    problems: (root, problems) => void connection.sendNotification(protocol.problems, { root, problems }),
    costsChanged: () => void connection.sendNotification(protocol.costsChanged),
    evidenceChanged: () => void connection.sendNotification(protocol.evidenceChanged),
  });

  connection.onNotification(protocol.setFolders, (folders) => {
    programs.setFolders(folders);
    connection.sendNotification(protocol.costsChanged);
  });

  connection.onNotification(protocol.setText, ({ path, text }) => {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
    programs.setText(path, text);
  });

  connection.onNotification(protocol.filesChanged, (paths) => {
    // What an editor has open is the editor's: the disk's news about it come as its own edits.
    programs.filesChanged(paths.filter((path) => !texts.has(path)));
  });

  connection.onRequest(protocol.check, ({ path }) => {
    const program = programs.of(path);
    if (program === undefined) return null;
    const findings = program.check(path);
    return findings === null ? null : { root: program.root, findings, whys: whysOf(findings) };
  });

  connection.onRequest(protocol.costs, async ({ path }) => (await programs.of(path)?.costs(path)) ?? null);

  connection.listen();
}

function whysOf(findings: readonly Finding[]): Record<string, string> {
  const found = new Set(findings.map(({ rule }) => rule));
  return Object.fromEntries(
    rules.filter(({ meta }) => found.has(meta.id)).map(({ meta }) => [meta.id, meta.why]),
  );
}

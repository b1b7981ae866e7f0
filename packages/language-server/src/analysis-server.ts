// The analysis thread's side of the protocol: keeps one project per workspace folder and answers about them.
import type { Finding } from '@leakline/ir';
import { rules } from '@leakline/project';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { MessagePort } from 'node:worker_threads';
import * as protocol from './analysis-protocol.ts';
import { distrustGit } from './distrust-git.ts';
import { containingFolder } from './containing-folder.ts';
import { Folder, type FolderEvents } from './folder.ts';

export function serveAnalysis(port: MessagePort): void {
  distrustGit(process.env);
  const connection = createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
  const texts = new Map<string, string>();
  let folders: readonly Folder[] = [];

  const eventsOf = (root: string): FolderEvents => ({
    log: (text) => void connection.sendNotification(protocol.log, text),
    problems: (problems) => void connection.sendNotification(protocol.problems, { root, problems }),
    costsChanged: () => void connection.sendNotification(protocol.costsChanged),
    evidenceChanged: () => void connection.sendNotification(protocol.evidenceChanged),
  });

  connection.onNotification(protocol.setFolders, (options) => {
    const before = new Map(folders.map((folder) => [JSON.stringify(folder.options), folder]));
    folders = options.map(
      (folder) => before.get(JSON.stringify(folder)) ?? new Folder(folder, texts, eventsOf(folder.root)),
    );
    connection.sendNotification(protocol.costsChanged);
  });

  connection.onNotification(protocol.setText, ({ path, text }) => {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
    containingFolder(folders, path)?.setText(path, text);
  });

  connection.onNotification(protocol.filesChanged, (paths) => {
    for (const folder of folders) {
      // What an editor has open is the editor's: the disk's news about it come as its own edits.
      const inside = paths.filter((path) => containingFolder(folders, path) === folder && !texts.has(path));
      if (inside.length > 0) folder.filesChanged(inside);
    }
  });

  connection.onRequest(protocol.check, ({ path }) => {
    const folder = containingFolder(folders, path);
    if (folder === undefined) return null;
    const findings = folder.check(path);
    return findings === null ? null : { root: folder.root, findings, whys: whysOf(findings) };
  });

  connection.onRequest(
    protocol.costs,
    async ({ path }) => (await containingFolder(folders, path)?.costs(path)) ?? null,
  );

  connection.listen();
}

function whysOf(findings: readonly Finding[]): Record<string, string> {
  const found = new Set(findings.map(({ rule }) => rule));
  return Object.fromEntries(
    rules.filter(({ meta }) => found.has(meta.id)).map(({ meta }) => [meta.id, meta.why]),
  );
}

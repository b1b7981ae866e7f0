// Starts the analysis in a thread of its own, so that typing and hovering never wait for it, and restarts it if it dies.
import { existsSync } from 'node:fs';
import { MessageChannel, Worker } from 'node:worker_threads';
import {
  createMessageConnection,
  PortMessageReader,
  PortMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import * as protocol from './analysis-protocol.ts';

export interface AnalysisEvents {
  costsChanged(): void;
  evidenceChanged(): void;
  /** All that is wrong with a folder's config and profiles; replaces the last list. */
  problems(root: string, problems: readonly string[]): void;
  log(text: string): void;
  /** The thread died too often; nothing will be answered any more. */
  lost(reason: string): void;
  /** The thread died and a new one stands ready; what was asked of the old one was rejected. */
  restarted(): void;
}

export interface AnalysisClient {
  setFolders(folders: readonly protocol.FolderOptions[]): void;
  setText(path: string, text: string | null): void;
  filesChanged(paths: readonly string[]): void;
  /** Rejects when the thread died. */
  check(path: string): Promise<protocol.CheckAnswer | null>;
  costs(path: string): Promise<protocol.FileCosts | null>;
  stop(): Promise<void>;
}

/** More than this many deaths mean that a new thread would die as well. */
const maxRestarts = 3;

/**
 * @param threadFile The analysis thread's entry; null runs the analysis in the calling thread.
 */
export function startAnalysis(threadFile: URL | null, events: AnalysisEvents): AnalysisClient {
  let folders: readonly protocol.FolderOptions[] = [];
  const texts = new Map<string, string>();
  let restarts = 0;
  let stopping = false;
  let peer = connect();

  function connect(): Peer {
    const started = threadFile === null ? peerInThisThread() : peerInThread(threadFile, died);
    const { connection } = started;
    connection.onNotification(protocol.costsChanged, () => events.costsChanged());
    connection.onNotification(protocol.evidenceChanged, () => events.evidenceChanged());
    connection.onNotification(protocol.problems, ({ root, problems }) => events.problems(root, problems));
    connection.onNotification(protocol.log, (text) => events.log(text));
    connection.listen();
    return started;
  }

  function died(reason: string): void {
    if (stopping) return;
    peer.connection.dispose();
    restarts++;
    if (restarts > maxRestarts) {
      events.lost(`the analysis ended ${restarts} times (${reason}); restart the server to try again`);
      return;
    }
    events.log(`the analysis ended (${reason}) and was started again`);
    peer = connect();
    tell(protocol.setFolders, folders);
    for (const [path, text] of texts) tell(protocol.setText, { path, text });
    events.restarted();
  }

  function tell<P>(type: { readonly method: string }, params: P): void {
    peer.connection.sendNotification(type.method, params).catch(() => {
      // The thread is gone: `died` sends the whole state to the next one.
    });
  }

  return {
    setFolders(next) {
      folders = next;
      tell(protocol.setFolders, [...next]);
    },
    setText(path, text) {
      if (text === null) texts.delete(path);
      else texts.set(path, text);
      tell(protocol.setText, { path, text });
    },
    filesChanged: (paths) => tell(protocol.filesChanged, [...paths]),
    check: (path) => peer.connection.sendRequest(protocol.check, { path }),
    costs: (path) => peer.connection.sendRequest(protocol.costs, { path }),
    async stop() {
      stopping = true;
      await peer.end();
    },
  };
}

/** The analysis thread's entry as bundled beside this module; null when the sources run unbundled. */
export function analysisThreadFile(): URL | null {
  const file = new URL('analysis-thread.js', import.meta.url);
  return existsSync(file) ? file : null;
}

interface Peer {
  readonly connection: MessageConnection;
  end(): Promise<void>;
}

function peerInThread(file: URL, died: (reason: string) => void): Peer {
  const worker = new Worker(file);
  let reason = 'it stopped by itself';
  worker.on('error', (error) => (reason = error.message));
  worker.on('exit', () => died(reason));
  return {
    connection: createMessageConnection(new PortMessageReader(worker), new PortMessageWriter(worker)),
    async end() {
      await worker.terminate();
    },
  };
}

function peerInThisThread(): Peer {
  const { port1, port2 } = new MessageChannel();
  // Loaded only here, so that a server with an analysis thread does not carry the analysis itself.
  void import('./analysis-server.ts').then(({ serveAnalysis }) => serveAnalysis(port2));
  return {
    connection: createMessageConnection(new PortMessageReader(port1), new PortMessageWriter(port1)),
    async end() {
      port1.close();
    },
  };
}

// The language server: turns what an editor says and asks into calls of the parts, and their answers into messages.
import { createHash } from 'node:crypto';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  createConnection,
  ProposedFeatures,
  DocumentDiagnosticReportKind,
  TextDocuments,
  TextDocumentSyncKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { analysisThreadFile, startAnalysis, type AnalysisClient } from './analysis-client.ts';
import { Checker } from './checker.ts';
import type { CheckedDocument } from './checked.ts';
import { featuresOf, type ClientFeatures } from './client.ts';
import { codeActions } from './code-actions.ts';
import { CostsOfDocuments } from './costs.ts';
import { toDiagnostics } from './diagnostics.ts';
import { Folders, optionsOf } from './folders.ts';
import { hoverAt } from './hover.ts';
import { Health } from './health.ts';
import { Progress } from './progress.ts';
import { pathOfUri } from './uris.ts';
import { WatchedFiles } from './watched-files.ts';

export interface ServerOptions {
  /** What `initialize` answers as the server's version. */
  readonly version?: string;
  /**
   * The analysis thread's entry: `analysis-thread.ts` of this package, bundled. Default: `analysis-thread.js` beside the
   * running code; where there is none, the analysis runs in the server's own thread.
   */
  readonly analysisThread?: URL;
}

/**
 * Serves one client until it says exit; the connection must not be listening yet. Default: the standard streams.
 * A process whose connection breaks ends with code 1, as the protocol asks.
 */
export function startServer(
  connection: Connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout),
  options: ServerOptions = {},
): Promise<void> {
  let session: Session | undefined;
  connection.onInitialize((params): InitializeResult => {
    const folders = params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri, name: '' }] : []);
    session = new Session(connection, featuresOf(params), folders, options);
    return {
      capabilities: session.capabilities(),
      serverInfo: {
        name: 'leakline',
        ...(options.version === undefined ? {} : { version: options.version }),
      },
    };
  });
  connection.onInitialized(() => void session?.start());
  connection.onShutdown(() => session?.stop());
  connection.listen();
  return new Promise((done) => connection.onExit(done));
}

/** One client's documents and all that is known about them. */
class Session {
  readonly #connection: Connection;
  readonly #client: ClientFeatures;
  readonly #analysis: AnalysisClient;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #folders: Folders;
  readonly #watched: WatchedFiles;
  readonly #checker: Checker;
  readonly #health: Health;
  readonly #version: string | undefined;
  readonly #costs: CostsOfDocuments;
  /** What the client shows for each document it pulled: the `resultId`. */
  readonly #shown = new Map<string, string>();
  #refreshTimer: NodeJS.Timeout | undefined;
  #ready: Promise<void> = Promise.resolve();

  constructor(
    connection: Connection,
    client: ClientFeatures,
    folders: WorkspaceFolder[],
    options: ServerOptions,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#health = new Health(connection);
    this.#version = options.version;
    this.#analysis = startAnalysis(options.analysisThread ?? analysisThreadFile(), {
      costsChanged: () => this.#costsChanged(),
      evidenceChanged: () => this.#checker.everythingChanged(),
      problems: (root, problems) => this.#health.problems(root, problems),
      log: (text) => connection.console.info(text),
      lost: (reason) => this.#health.lost(reason),
      restarted: () => this.#checker.everythingChanged(),
    });
    this.#folders = new Folders(connection, client, folders, (text) => connection.console.warn(text));
    this.#watched = new WatchedFiles(connection, client);
    this.#costs = new CostsOfDocuments(this.#analysis);
    const progress = new Progress(connection.window);
    const check = (path: string) => {
      const answer = this.#analysis.check(path);
      return client.progress ? progress.during('reading the workspace', answer) : answer;
    };
    this.#checker = new Checker(check, this.#documents, (path) => this.#isEnabled(path), {
      checked: (document) => this.#checked(document),
      failed: (uri, error) => this.#health.failed(uri, messageOf(error)),
    });
    this.#listenToDocuments();
    this.#answerRequests();
  }

  capabilities(): ServerCapabilities {
    return {
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      ...(this.#client.workspaceFolders
        ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
        : {}),
      ...(this.#client.pullDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'leakline',
              interFileDependencies: true,
              workspaceDiagnostics: false,
            },
          }
        : {}),
    };
  }

  /** Loads the settings; questions that come before wait for it. */
  start(): Promise<void> {
    this.#ready = this.#folders.listen((folders) => {
      const enabled = folders.filter(({ settings }) => settings.enable);
      this.#health.keepFolders(enabled.map(({ root }) => root));
      this.#analysis.setFolders(enabled.map(optionsOf));
      this.#checker.everythingChanged();
      void this.#watched.watch(folders);
    });
    return this.#ready;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#refreshTimer);
    this.#checker.stop();
    await this.#analysis.stop();
  }

  #listenToDocuments(): void {
    const documents = this.#documents;
    documents.onDidChangeContent(({ document }) => {
      const path = pathOfUri(document.uri);
      if (path === null) return;
      this.#analysis.setText(path, document.getText());
      this.#checker.changed(document.uri);
    });
    documents.onDidOpen(({ document }) => void this.#ready.then(() => this.#costs.prefetch(document.uri)));
    documents.onDidSave(({ document }) => this.#costs.forget(document.uri));
    documents.onDidClose(({ document }) => {
      const path = pathOfUri(document.uri);
      if (path === null) return;
      this.#analysis.setText(path, null);
      this.#checker.closed(document.uri);
      this.#costs.forget(document.uri);
      this.#shown.delete(document.uri);
      if (!this.#client.pullDiagnostics)
        void this.#connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
    documents.listen(this.#connection);
    this.#connection.onDidChangeWatchedFiles(({ changes }) => {
      const paths = changes.flatMap(({ uri }) => pathOfUri(uri) ?? []);
      this.#analysis.filesChanged(paths);
      this.#checker.everythingChanged();
      void this.#watched.changed(paths);
    });
  }

  #answerRequests(): void {
    const { onHover, onCodeAction, onRequest, languages } = this.#connection;
    onHover(async ({ textDocument: { uri }, position }) => {
      const document = this.#documents.get(uri);
      if (document === undefined) return null;
      await this.#ready;
      const known = await this.#costs.at(document, position.line);
      const contents = hoverAt(
        position,
        this.#checker.current(uri),
        known?.costs ?? null,
        known?.lineOnDisk ?? null,
        this.#client,
      );
      return contents === null ? null : { contents };
    });
    onCodeAction(({ textDocument: { uri }, context }) => {
      const checked = this.#checker.current(uri);
      const versionOf = (other: string) => this.#documents.get(other)?.version ?? null;
      return checked === null ? [] : codeActions(checked, context, this.#client, versionOf);
    });
    onRequest('leakline/debugInformation', () => ({
      version: this.#version,
      node: process.versions.node,
      documents: this.#documents.keys().length,
      residentBytes: process.memoryUsage.rss(),
      status: this.#health.status(),
    }));
    if (this.#client.pullDiagnostics)
      languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
        await this.#ready;
        const checked = await this.#checker.settled(uri);
        if (token.isCancellationRequested) throw cancelled();
        return checked === null ? unknownReport(previousResultId) : this.#reportOf(checked, previousResultId);
      });
  }

  #reportOf(checked: CheckedDocument, previousResultId: string | undefined): DocumentDiagnosticReport {
    const resultId = resultIdOf(checked);
    this.#shown.set(checked.uri, resultId);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: toDiagnostics(checked, this.#client) };
  }

  #checked(checked: CheckedDocument): void {
    this.#health.worked(checked.uri);
    if (!this.#client.pullDiagnostics) {
      const { uri, version } = checked;
      void this.#connection.sendDiagnostics({
        uri,
        version,
        diagnostics: toDiagnostics(checked, this.#client),
      });
      return;
    }
    // The client pulls what it edits by itself; it must be told about documents whose findings another edit changed.
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => {
      const isOutdated = ([uri, shown]: [string, string]) => {
        const current = this.#checker.current(uri);
        return current !== null && resultIdOf(current) !== shown;
      };
      if ([...this.#shown].some(isOutdated)) this.#connection.languages.diagnostics.refresh();
    }, refreshPause);
  }

  #costsChanged(): void {
    this.#costs.forgetAll();
    for (const uri of this.#documents.keys()) this.#costs.prefetch(uri);
  }

  async #isEnabled(path: string): Promise<boolean> {
    await this.#ready;
    return (await this.#folders.of(path))?.settings.enable === true;
  }
}

/** Milliseconds within which a client that pulls has usually pulled by itself. */
const refreshPause = 150;

/** Equal for equal findings, whatever the document's version. */
function resultIdOf({ findings }: CheckedDocument): string {
  return createHash('sha1').update(JSON.stringify(findings)).digest('base64');
}

/** The check failed or the document is gone: what the client shows stays. */
function unknownReport(previousResultId: string | undefined): DocumentDiagnosticReport {
  return previousResultId === undefined
    ? { kind: DocumentDiagnosticReportKind.Full, items: [] }
    : { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previousResultId };
}

/** Tells the client to ask again rather than to drop the diagnostics it shows. */
function cancelled(): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'the text has changed', { retriggerRequest: true });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

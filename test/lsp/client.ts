// A language client for tests: talks to the real server, a child process, over its standard streams.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileEvent,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

export interface TestClientOptions {
  /** Workspace folders, absolute. */
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** The answer to `workspace/configuration` for `leakline`, per folder; default: nothing set. */
  readonly settings?: (folder: string) => unknown;
}

export interface TestClient {
  readonly initialized: InitializeResult;
  open(path: string, text: string, languageId?: string): void;
  /** One incremental change, or the whole text where no range is given. */
  change(path: string, change: TextDocumentContentChangeEvent): void;
  close(path: string): void;
  fileChanged(path: string): void;
  settingsChanged(): void;
  /** The next diagnostics pushed for the file that satisfy the condition. */
  pushed(
    path: string,
    when?: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams>;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  hover(path: string, line: number, character: number): Promise<unknown>;
  codeActions(path: string, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]>;
  request(method: string): Promise<unknown>;
  /** What the server sent, oldest first: `publish`, `log`, `register`, `refresh` or `leakline/status`. */
  received(method: string): readonly unknown[];
  /** Resolves once the server has sent such a message, also when it already has. */
  receivedWhere(method: string, when: (params: unknown) => boolean): Promise<unknown>;
  log(): string;
  /** Shuts down in the protocol's way. @returns The server's exit code. */
  stop(): Promise<number | null>;
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Writes files into a new folder. Remove it with the returned function. */
export async function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ root: string; write(name: string, text: string): Promise<string>; remove(): Promise<void> }> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'leakline-lsp-')));
  const write = async (name: string, text: string | Uint8Array) => {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

/** What VS Code and its kin can do, as far as it concerns Leakline; it pushes unless `pull` is asked for. */
export function richCapabilities({ pull = false } = {}): ClientCapabilities {
  return {
    textDocument: {
      publishDiagnostics: {
        relatedInformation: true,
        codeDescriptionSupport: true,
        dataSupport: true,
        versionSupport: true,
      },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      ...(pull ? { diagnostic: { dynamicRegistration: false } } : {}),
    },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      ...(pull ? { diagnostics: { refreshSupport: true } } : {}),
    },
  };
}

/** @param server The server's program and arguments. */
export async function startClient(
  server: readonly string[],
  options: TestClientOptions,
): Promise<TestClient> {
  const [program = '', ...args] = server;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.on('exit', done));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );

  const inbox: { method: string; params: unknown }[] = [];
  let waiting: (() => void)[] = [];
  const receive = (method: string, params: unknown) => {
    inbox.push({ method, params });
    const wake = waiting;
    waiting = [];
    for (const resume of wake) resume();
  };
  /** The first message from `from` on that fits; waits for it. */
  const find = async (method: string, when: (params: unknown) => boolean, from = 0) => {
    for (let next = from; ; next++) {
      while (next >= inbox.length)
        await Promise.race([
          new Promise<void>((resume) => waiting.push(resume)),
          exited.then((code) => {
            throw new Error(`the server ended with ${code}: ${errors}`);
          }),
        ]);
      const message = inbox[next];
      if (message?.method === method && when(message.params))
        return { params: message.params, next: next + 1 };
    }
  };

  const settings = options.settings ?? (() => null);
  connection.onNotification('leakline/status', (params: unknown) => receive('leakline/status', params));
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => receive('publish', params));
  connection.onNotification(LogMessageNotification.type, (params) => receive('log', params));
  connection.onRequest(RegistrationRequest.type, (params) => receive('register', params));
  connection.onRequest(DiagnosticRefreshRequest.type, () => receive('refresh', null));
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ scopeUri = '' }) => settings(options.folders.find((f) => uriOf(f) === scopeUri) ?? '')),
  );
  connection.listen();

  const initialized = await Promise.race([
    connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: options.folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
      capabilities: options.capabilities ?? richCapabilities(),
    }),
    exited.then((code) => {
      throw new Error(`the server ended with ${code}: ${errors}`);
    }),
  ]);
  await connection.sendNotification(InitializedNotification.type, {});

  const versions = new Map<string, number>();
  /** Up to where the pushes for each file were handed out. */
  const readPushes = new Map<string, number>();
  const send = (notification: Promise<void>) => void notification.catch(() => {});

  return {
    initialized,
    open(path, text, languageId = path.endsWith('.go') ? 'go' : 'typescript') {
      versions.set(path, 1);
      const textDocument = { uri: uriOf(path), languageId, version: 1, text };
      send(connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument }));
    },
    change(path, change) {
      const version = (versions.get(path) ?? 0) + 1;
      versions.set(path, version);
      const params = { textDocument: { uri: uriOf(path), version }, contentChanges: [change] };
      send(connection.sendNotification(DidChangeTextDocumentNotification.type, params));
    },
    close(path) {
      const textDocument = { uri: uriOf(path) };
      send(connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument }));
    },
    fileChanged(path) {
      const changes: FileEvent[] = [{ uri: uriOf(path), type: FileChangeType.Changed }];
      send(connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes }));
    },
    settingsChanged() {
      send(connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null }));
    },
    async pushed(path, when = () => true) {
      const fits = (params: PublishDiagnosticsParams) => params.uri === uriOf(path) && when(params);
      const { params, next } = await find(
        'publish',
        (p) => fits(p as PublishDiagnosticsParams),
        readPushes.get(path),
      );
      readPushes.set(path, next);
      return params as PublishDiagnosticsParams;
    },
    pull(path, previousResultId) {
      return connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: uriOf(path) },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      });
    },
    hover: (path, line, character) =>
      connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: uriOf(path) },
        position: { line, character },
      }),
    async codeActions(path, diagnostics) {
      const [first] = diagnostics;
      const zero = { line: 0, character: 0 };
      const answer = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: uriOf(path) },
        range: first?.range ?? { start: zero, end: zero },
        context: { diagnostics: [...diagnostics] },
      });
      return (answer ?? []) as CodeAction[];
    },
    request: (method) => connection.sendRequest(method),
    received: (method) => inbox.filter((message) => message.method === method).map(({ params }) => params),
    receivedWhere: async (method, when) => (await find(method, when)).params,
    log: () => inbox.map((message) => JSON.stringify(message)).join('\n') + errors,
    async stop() {
      if (child.exitCode === null) {
        await connection.sendRequest(ShutdownRequest.type);
        await connection.sendNotification(ExitNotification.type);
      }
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}

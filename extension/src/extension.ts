// The VS Code client: starts the language server that ships with it and shows how it is doing.
import { commands, env, window, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import { debugInformation } from './debug-information.ts';
import { selector } from './languages.ts';
import { StatusItem, statusNotification } from './status-item.ts';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Leakline', { log: true });
  const module = context.asAbsolutePath('dist/server.js');
  const started = new LanguageClient(
    'leakline',
    'Leakline',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: selector,
      outputChannel: output,
      initializationOptions: { hoverShowsDiagnostics: true },
    },
  );
  client = started;
  const status = new StatusItem();
  context.subscriptions.push(
    output,
    status,
    started.onNotification(statusNotification, (report) => status.show(report)),
    started.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) status.starting();
      if (newState === State.Stopped) status.stopped();
    }),
    commands.registerCommand('leakline.restart', async () => {
      await started.restart();
    }),
    commands.registerCommand('leakline.showOutput', () => output.show(true)),
    commands.registerCommand('leakline.copyDebugInformation', async () => {
      await env.clipboard.writeText(
        await debugInformation(context, started, workspace.workspaceFolders ?? []),
      );
      await window.showInformationMessage('Leakline: the debug information is in the clipboard.');
    }),
  );
  try {
    await started.start();
  } catch (error) {
    // The client has already written the details to the output and told the user.
    status.stopped(error instanceof Error ? error.message : String(error));
  }
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

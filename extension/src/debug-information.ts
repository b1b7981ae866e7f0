// What a person pastes into a bug report: versions, settings and the server's own account. No file contents, no paths.
import { version, workspace, type ExtensionContext, type WorkspaceFolder } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';

export async function debugInformation(
  context: ExtensionContext,
  client: LanguageClient,
  folders: readonly WorkspaceFolder[],
): Promise<string> {
  const extension: { readonly version?: unknown } = context.extension.packageJSON;
  const settings = workspace.getConfiguration('leakline');
  const facts = {
    leakline: extension.version,
    vscode: version,
    platform: `${process.platform} ${process.arch}`,
    trusted: workspace.isTrusted,
    folders: folders.map(({ uri }) => uri.scheme),
    settings: {
      enable: settings.get('enable'),
      profiles: settings.get<readonly string[]>('profiles')?.length,
      minConfidence: settings.get('minConfidence'),
    },
    server:
      client.state === State.Running ? await client.sendRequest('leakline/debugInformation') : 'not running',
  };
  return ['```json', JSON.stringify(facts, null, 2), '```', ''].join('\n');
}

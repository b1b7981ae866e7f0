// What the connected editor can do, as plain yes and no.
import { MarkupKind, type InitializeParams } from 'vscode-languageserver/node';

export interface ClientFeatures {
  /** Diagnostics are pulled only by clients that can also be told to pull again: findings depend on other files. */
  readonly pullDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly codeActionLiterals: boolean;
  readonly versionedEdits: boolean;
  readonly hoverFormat: MarkupKind;
  /** The client's own hover on a diagnostic shows its message and related information, as VS Code's does. */
  readonly hoverShowsDiagnostics: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchFiles: boolean;
  readonly watchRelative: boolean;
  readonly progress: boolean;
}

export function featuresOf({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
  const options: unknown = initializationOptions;
  const { textDocument, workspace, window } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const pullDiagnostics = pulled !== undefined && workspace?.diagnostics?.refreshSupport === true;
  // LSP 3.18 lets pulled diagnostics declare these apart from published ones.
  const described = pullDiagnostics ? { ...published, ...pulled } : published;
  return {
    pullDiagnostics,
    relatedInformation: described?.relatedInformation === true,
    codeDescription: described?.codeDescriptionSupport === true,
    diagnosticData: described?.dataSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    // The client lists formats in the order it likes them.
    hoverFormat: textDocument?.hover?.contentFormat?.[0] ?? MarkupKind.PlainText,
    hoverShowsDiagnostics:
      typeof options === 'object' &&
      options !== null &&
      'hoverShowsDiagnostics' in options &&
      options.hoverShowsDiagnostics === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchRelative: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    progress: window?.workDoneProgress === true,
  };
}

// What the light bulb offers for a finding: its own suggestions, and silence for this line.
import type { Finding } from '@leakline/ir';
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { uriIn, type CheckedDocument } from './checked.ts';
import type { ClientFeatures } from './client.ts';
import { findingOf } from './diagnostics.ts';
import { disableLineEdit } from './disable-line.ts';
import { toLspRange } from './positions.ts';

/** @param versionOf The version of a document that the client has open, null for a file on disk. */
export function codeActions(
  checked: CheckedDocument,
  context: CodeActionContext,
  client: ClientFeatures,
  versionOf: (uri: string) => number | null,
): CodeAction[] {
  if (!client.codeActionLiterals || !wantsQuickFix(context.only)) return [];
  return context.diagnostics.flatMap((diagnostic) => {
    const finding = findingOf(checked, diagnostic);
    if (finding === undefined) return [];
    const action = (title: string, edits: ReadonlyMap<string, readonly TextEdit[]>): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: workspaceEdit(edits, client, versionOf),
    });
    return [
      ...finding.suggestions.map(({ title, edits }) => action(title, editsByUri(checked, finding, edits))),
      action(
        `Disable leakline/${finding.rule} for this line`,
        new Map([[checked.uri, [disableLineEdit(checked.text, lineOf(diagnostic), finding.rule)]]]),
      ),
    ];
  });
}

/** A client asks for a kind or for what is above it: `quickfix`, or the empty kind. */
function wantsQuickFix(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

function lineOf(diagnostic: Diagnostic): number {
  return diagnostic.range.start.line;
}

function editsByUri(
  checked: CheckedDocument,
  finding: Finding,
  edits: Finding['suggestions'][number]['edits'],
): Map<string, TextEdit[]> {
  const byUri = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const uri = uriIn(checked, edit.path, finding.path);
    const list = byUri.get(uri) ?? [];
    list.push({ range: toLspRange(edit.range), newText: edit.text });
    byUri.set(uri, list);
  }
  return byUri;
}

/** Versioned where the client understands it, so that an edit for an older text is refused instead of misplaced. */
function workspaceEdit(
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  client: ClientFeatures,
  versionOf: (uri: string) => number | null,
): WorkspaceEdit {
  if (!client.versionedEdits)
    return { changes: Object.fromEntries([...edits].map(([uri, list]) => [uri, [...list]])) };
  const documentChanges = [...edits].map(([uri, list]): TextDocumentEdit => ({
    textDocument: { uri, version: versionOf(uri) },
    edits: [...list],
  }));
  return { documentChanges };
}

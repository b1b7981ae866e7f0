// Between the protocol's URIs and absolute paths. A document's URI is the client's own spelling, so that answers meet it.
import { URI } from 'vscode-uri';

/** Null for documents that are no file (`git:`, `vscode-notebook-cell:`, …). */
export function pathOfUri(uri: string): string | null {
  try {
    const parsed = URI.parse(uri);
    return parsed.scheme === 'file' ? parsed.fsPath : null;
  } catch {
    return null;
  }
}

export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

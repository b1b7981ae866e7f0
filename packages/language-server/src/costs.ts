// What the loaded profiles say about the open documents, kept at hand so that a hover never waits for a profile.
import { readFile } from 'node:fs/promises';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysisClient } from './analysis-client.ts';
import type { FileCosts } from './analysis-protocol.ts';
import { matchLines } from './positions.ts';
import { pathOfUri } from './uris.ts';

interface Entry {
  readonly costs: FileCosts | null;
  /** Profiles know lines by the text on disk. */
  readonly textOnDisk: string;
}

export class CostsOfDocuments {
  readonly #analysis: AnalysisClient;
  readonly #entries = new Map<string, Promise<Entry | null>>();

  constructor(analysis: AnalysisClient) {
    this.#analysis = analysis;
  }

  /** Asks ahead, so that the first hover finds the answer there. */
  prefetch(uri: string): void {
    void this.#entry(uri);
  }

  forget(uri: string): void {
    this.#entries.delete(uri);
  }

  forgetAll(): void {
    this.#entries.clear();
  }

  /** The file's costs and the line that they know a 0-based line of the document by, null for one that is new. */
  async at(
    document: TextDocument,
    line: number,
  ): Promise<{ costs: FileCosts; lineOnDisk: number | null } | null> {
    const entry = await this.#entry(document.uri);
    if (entry === null || entry.costs === null) return null;
    return { costs: entry.costs, lineOnDisk: matchLines(entry.textOnDisk, document.getText())(line + 1) };
  }

  #entry(uri: string): Promise<Entry | null> {
    let entry = this.#entries.get(uri);
    if (entry === undefined) {
      entry = this.#load(uri);
      this.#entries.set(uri, entry);
    }
    return entry;
  }

  async #load(uri: string): Promise<Entry | null> {
    const path = pathOfUri(uri);
    if (path === null) return null;
    try {
      const costs = await this.#analysis.costs(path);
      return { costs, textOnDisk: costs === null ? '' : await readFile(path, 'utf8') };
    } catch {
      // Not on disk (yet), or the analysis was restarted, which forgets everything and asks again.
      return null;
    }
  }
}

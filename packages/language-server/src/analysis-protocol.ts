// What the protocol thread and the analysis thread say to each other. Paths are absolute, with the system's separators.
import type { Confidence, Finding } from '@leakline/ir';
import type { Trend } from '@leakline/profile';
import { NotificationType, RequestType } from 'vscode-languageserver/node';

/** One workspace folder, with what the editor's settings say about it. */
export interface FolderOptions {
  readonly root: string;
  readonly minConfidence: Confidence | null;
  /** Files, folders or globs, relative to the root; come on top of those in `leakline.config.json`. */
  readonly profiles: readonly string[];
}

export interface CheckAnswer {
  /** Paths in the findings are relative to this folder. */
  readonly root: string;
  readonly findings: readonly Finding[];
  /** For each rule in the findings, one sentence: why that makes memory grow. */
  readonly whys: Readonly<Record<string, string>>;
}

/** What the newest of a series of captures says about a line, and how the line fared over the series. */
export interface MeasuredCost {
  /** The newest capture's path, relative to the folder. */
  readonly profile: string;
  readonly sampleType: string;
  readonly unit: string;
  readonly flat: number;
  readonly cum: number;
  /** Of the capture's total, 0 to 1. */
  readonly share: number;
  /** Null without earlier captures. */
  readonly trend: Trend | null;
}

export interface LineCosts {
  /** 1-based, in the text on disk. */
  readonly line: number;
  readonly function: string;
  readonly costs: readonly MeasuredCost[];
}

/** What the loaded profiles say about one file; lines ascend. */
export interface FileCosts {
  readonly lines: readonly LineCosts[];
  /** What heap snapshots had of the file's collections and metrics, on the lines (1-based, on disk) that declare them. */
  readonly held: readonly { readonly line: number; readonly sentence: string }[];
}

/** Replaces the set of folders. The first message of all. */
export const setFolders = new NotificationType<readonly FolderOptions[]>('setFolders');
/** An editor's text stands before the file on disk; null hands it back to the disk. */
export const setText = new NotificationType<{ readonly path: string; readonly text: string | null }>(
  'setText',
);
/** These files were written, created or deleted by somebody else. */
export const filesChanged = new NotificationType<readonly string[]>('filesChanged');
/** Null for a file that belongs to no folder, is ignored, or is in no language that Leakline knows. */
export const check = new RequestType<{ readonly path: string }, CheckAnswer | null, void>('check');
export const costs = new RequestType<{ readonly path: string }, FileCosts | null, void>('costs');

/** From the analysis: answers to `costs` may differ now. */
export const costsChanged = new NotificationType<void>('costsChanged');
/** From the analysis: profiles were read, and answers to `check` now carry what they measured. */
export const evidenceChanged = new NotificationType<void>('evidenceChanged');
/** From the analysis: all that is wrong with a folder's config and profiles at present, one line each; replaces the last list. */
export const problems = new NotificationType<{ readonly root: string; readonly problems: readonly string[] }>(
  'problems',
);
/** From the analysis: one line for the log. */
export const log = new NotificationType<string>('log');

// What may stand in leakline.config.json. Its JSON Schema is generated from these types (`npm run generate`).
import type { Library } from '@leakline/catalog';
import type { Confidence, Severity } from '@leakline/ir';

/** What a library's calls, types and entry points mean for memory, in the shape of the built-in catalog. */
export type UserLibrary = Omit<Library, 'language' | 'version' | 'source'> & {
  readonly language: 'javascript' | 'go';
  /** The version that you read. */
  readonly version?: string;
  /** Where you read it. */
  readonly source?: string;
};

export interface ProfilesSection {
  /** Captures: files, folders or globs, relative to this file. */
  readonly files?: readonly string[];
  /** A capture to subtract from the others that measure the same, relative to this file. */
  readonly base?: string;
  /** Folders with the sources that the captures speak of, relative to this file. Default: everywhere. */
  readonly sourceRoots?: readonly string[];
  /** From a prefix of paths as the captures have them to a folder, relative to this file. */
  readonly pathMap?: Readonly<Record<string, string>>;
}

export interface ConfigFile {
  readonly $schema?: string;
  /** Severity of each rule by its id; `off` switches it off. With options: `["error", { … }]`. */
  readonly rules?: Readonly<Record<string, Severity | 'off' | readonly [Severity | 'off', object]>>;
  /** Findings that are less sure are not reported. Default: `medium`. */
  readonly minConfidence?: Confidence;
  /** Files and folders that are no part of the program, in the words of .gitignore. */
  readonly ignore?: readonly string[];
  /** Your own sinks, sources, sanitisers, clients, entry points and bounded collections. They come before the built-in ones. */
  readonly catalog?: readonly UserLibrary[];
  /** Captured profiles whose costs are shown with the findings. */
  readonly profiles?: readonly string[] | ProfilesSection;
}

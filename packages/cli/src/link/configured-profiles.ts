// What the config nearest to the working directory says about captures.
import { baseProfile, findBase, readCapture, type CaptureFile } from '@leakline/profile/node';
import type { Profile } from '@leakline/profile';
import { findConfig, placeProfiles, toProjectPath, type PlacedProfiles } from '@leakline/project';
import { join } from 'node:path';

export class ConfiguredProfiles {
  /** The config's, absolute: its paths are relative to it, and may not lead out of it. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly placedIn: (root: string) => PlacedProfiles;
  readonly #base: string | null;

  private constructor(found: NonNullable<ReturnType<typeof findConfig>>, file: string) {
    const { folder, config } = found;
    this.folder = folder;
    this.files = config.profiles.files;
    this.#base = config.profiles.base;
    this.placedIn = (root) => placeProfiles(config.profiles, folder, root, file);
  }

  /**
   * null when there is no config.
   * @throws UsageError when it cannot be read or says what it must not.
   */
  static nearest(from: string): ConfiguredProfiles | null {
    const found = findConfig(from, (file) => toProjectPath(from, file));
    if (found === null) return null;
    return new ConfiguredProfiles(found, toProjectPath(from, join(found.folder, 'leakline.config.json')));
  }

  /** The base; null when none is configured. Throws a ProfileError when it is not there. */
  base(): CaptureFile | null {
    return this.#base === null ? null : findBase(this.#base, this.folder, this.folder);
  }
}

/** Reads a base. Throws a ProfileError for what is no profile. */
export async function readBase(file: CaptureFile, maxBytes: number): Promise<Profile> {
  return baseProfile(await readCapture(file, maxBytes), file.name);
}

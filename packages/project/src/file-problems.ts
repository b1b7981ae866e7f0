// What failed file operations mean, in words.

/** The reason of an error that `node:fs` threw, without the path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'larger than the system allows',
    EEXIST: 'there is a file of that name',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a folder',
    ENOENT: 'no such file or folder',
    ENOTDIR: 'what should be its folder is a file',
    ELOOP: 'a symbolic link that leads to itself',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}

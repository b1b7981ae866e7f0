// Versions as manifests state them.

/** Compares dotted versions number by number: `1.23` is at least `1.9`. */
export function isAtLeast(version: string, least: string): boolean {
  const [own, wanted] = [version, least].map((v) => v.split('.').map(Number));
  for (const [i, number] of (wanted ?? []).entries()) {
    const part = own?.[i] ?? 0;
    if (part !== number) return part > number;
  }
  return true;
}

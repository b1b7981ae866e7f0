// Names as an IR keeps them: one string for all places that say the same, and none that keeps the source alive that it was
// cut from. Three quarters of the strings of a program's IRs say what another one says.

/** So many are known at a time; those of the files that are being lowered are among them. */
const KEPT = 1 << 15;
/** Longer texts are rarely written twice. */
const LONGEST = 64;
/** V8 makes a view of the whole text from a part of at least this length, and a copy from a shorter one. */
const SHORTEST_VIEW = 13;

const known = new Map<string, string>();

/** The same text as a string of its own, shared with others that say the same. */
export function interned(text: string): string {
  if (text.length > LONGEST) return copied(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  const own = text.length < SHORTEST_VIEW ? text : copied(text);
  known.set(own, own);
  return own;
}

/** JavaScript has no word for it: what is parsed is made anew. */
function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

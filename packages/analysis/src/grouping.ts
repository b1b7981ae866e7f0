// Lists under keys: values that share a key, in the order in which they came.

/** Puts a value at the end of the list under a key, which is begun where there is none. */
export function addUnder<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

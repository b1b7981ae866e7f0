// `leakline explain <rule>`: the rule's documentation on the terminal; without a rule, the list of them.
import { nearest, rules, UsageError } from '@leakline/project';
import { docs } from './rule-docs.ts';

export function explain(name: string | null): number {
  if (name === null) {
    const width = Math.max(...rules.map((r) => r.meta.id.length)) + 2;
    for (const { meta } of rules) process.stdout.write(`${meta.id.padEnd(width)}${meta.summary}\n`);
    return 0;
  }
  const id = name.replace(/^leakline\//, '');
  const rule = rules.find((r) => r.meta.id === id);
  if (rule === undefined)
    throw new UsageError(
      `unknown rule "${name}"${
        nearest(
          id,
          rules.map((r) => r.meta.id),
        ) || '; leakline explain lists them'
      }`,
    );
  process.stdout.write(`${(docs[id] ?? `# ${id}\n\n${rule.meta.summary} ${rule.meta.why}`).trim()}\n`);
  return 0;
}

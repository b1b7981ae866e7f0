// `leakline explain <rule>`: the rule's documentation on the terminal.
import { nearest, rules, UsageError } from '@leakline/project';
import { docs } from './rule-docs.ts';

export function explain(name: string): number {
  const id = name.replace(/^leakline\//, '');
  const rule = rules.find((r) => r.meta.id === id);
  if (rule === undefined)
    throw new UsageError(
      `unknown rule "${name}"${nearest(
        id,
        rules.map((r) => r.meta.id),
      )}`,
    );
  process.stdout.write(`${(docs[id] ?? `# ${id}\n\n${rule.meta.summary} ${rule.meta.why}`).trim()}\n`);
  return 0;
}

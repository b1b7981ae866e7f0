// Reads collapsed stacks (`main;serve;handle 42`), the input of flamegraph.pl.
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { frameOfText } from './frame-text.ts';

/** True for the beginning of such a text and of hardly anything else: each whole line is a stack, one with a caller. */
export function looksLikeCollapsed(head: string): boolean {
  const lines = head.split('\n');
  const whole = (head.length < 4096 ? lines : lines.slice(0, -1)).filter((line) => !/^(#|\s*$)/.test(line));
  return whole.length > 0
    ? whole.every((line) => /^\S.*[ \t]\d+\s*$/.test(line)) &&
        whole.some((line) => /[^;\s];[^;\s]/.test(line))
    : head.length === 4096 && (head.match(/[^;\s];[^;\s]/g) ?? []).length > 20;
}

/** Sample type `samples` in count; frames that name a file and line (`handle (src/a.ts:12)`) keep them. */
export function readCollapsed(file: string, text: string): Profile {
  const builder = new ProfileBuilder(1);
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    const content = line.trimEnd();
    if (content === '' || content.startsWith('#')) continue;
    const space = Math.max(content.lastIndexOf(' '), content.lastIndexOf('\t'));
    const value = Number(content.slice(space + 1));
    if (space <= 0 || content.length === space + 1 || !Number.isFinite(value)) {
      throw new ProfileError(
        file,
        `line ${number} is no collapsed stack`,
        'each line is `caller;callee count`',
      );
    }
    let stack = -1;
    for (const frame of content.slice(0, space).split(';'))
      stack = builder.stack(stack, frameOfText(builder, frame));
    builder.sample(stack, value);
  }
  return builder.build({
    file,
    format: 'collapsed',
    kind: 'other',
    takenAt: null,
    durationNanos: 0,
    sampleTypes: [{ type: 'samples', unit: 'count' }],
    defaultType: 0,
    period: null,
    callerLines: 'call',
  });
}

// Reads collapsed stacks (`main;serve;handle 42`), the input of flamegraph.pl.
import { ProfileError } from '../error.ts';
import { ProfileBuilder, type Profile } from '../profile.ts';
import { frameOfText } from './frame-text.ts';

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

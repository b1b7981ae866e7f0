// Colours on a terminal, none in a pipe; NO_COLOR, FORCE_COLOR and --color decide otherwise.
import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

export function colours(option: unknown): Colours {
  if (option === true) return pc.createColors(true);
  if (option === false || (process.env.NO_COLOR ?? '') !== '') return pc.createColors(false);
  // In a pipe `isTTY` is not false but absent, and absent means to picocolors that it may look at CI's variables itself.
  return pc.createColors((process.env.FORCE_COLOR ?? '') !== '' || Boolean(process.stdout.isTTY));
}

/** Names from profiles and sources cannot move the cursor or change colours. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, '�');
}

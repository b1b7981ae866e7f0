// The one way in which reading a profile fails: a line that names the file, the reason and what to do.
export class ProfileError extends Error {
  readonly file: string;
  readonly reason: string;
  readonly hint: string;

  /** `hint` is an instruction to the reader; '' when there is nothing that they can do but capture again. */
  constructor(file: string, reason: string, hint = '') {
    super(oneLine(`${file}: ${reason}${hint === '' ? '' : ` (${hint})`}`));
    this.name = 'ProfileError';
    this.file = file;
    this.reason = oneLine(reason);
    this.hint = hint;
  }
}

/** Names inside a profile are foreign text: control characters would break the line or drive the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u{fffd}');
}

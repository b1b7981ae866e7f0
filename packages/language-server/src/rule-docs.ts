// Where a rule is explained to people: the page that a diagnostic's code links to.

/** The same address that the ESLint plugin gives for the rule. */
export function ruleDocs(rule: string): string {
  return `https://leakline.dev/rules/${rule}`;
}

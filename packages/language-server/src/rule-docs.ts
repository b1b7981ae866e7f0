// Where a rule is explained to people: the page that a diagnostic's code links to.

export function ruleDocs(rule: string): string | null {
  return null;
}

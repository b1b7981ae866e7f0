// Where and how a rule explains itself: the page that a diagnostic's code links to, and the one sentence of why.

export function ruleDocs(rule: string): string | null {
  return null;
}

export function ruleWhy(rule: string): string | null {
  return null;
}

// The documents that Leakline looks at.

export const selector = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'go'].map(
  (language) => ({ scheme: 'file', language }),
);

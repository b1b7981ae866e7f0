// eslint-plugin-leakline: the rules as ESLint rules. One lowering of ESLint's own tree and one project serve all of them.
import { lowerEstree } from '@leakline/javascript/estree';
import { Project, DiskHost, rules as leaklineRules, toProjectPath, findConfig } from '@leakline/project';
import type { Finding } from '@leakline/ir';
import { ESLintUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

type Rule = TSESLint.RuleModule<'finding' | 'suggestion', []>;

const createRule = ESLintUtils.RuleCreator((id) => `https://leakline.dev/rules/${id}`);

const ruleIds = leaklineRules.map((r) => r.meta.id);

/** Findings of one file, made once for all rules. */
const findingsOf = new WeakMap<object, readonly Finding[]>();
/** One project for each folder with a manifest; ESLint lints many files in one process. */
const projects = new Map<string, Project>();

function projectFor(filename: string): { project: Project; root: string } {
  const root = projectRoot(dirname(filename));
  let project = projects.get(root);
  if (project === undefined) {
    project = new Project({ host: new DiskHost(root), config: findConfig(root, ruleIds) });
    projects.set(root, project);
  }
  return { project, root };
}

/** The folder that one program spans: the nearest one with a manifest. */
function projectRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'go.mod'))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

function analyse(sourceCode: Readonly<TSESLint.SourceCode>, filename: string): readonly Finding[] {
  let findings = findingsOf.get(sourceCode);
  if (findings !== undefined) return findings;
  const { project, root } = projectFor(filename);
  const path = toProjectPath(root, filename);
  // ESLint cuts a byte order mark off; the project's texts have it, and ranges must agree with ESLint's.
  project.give(
    path,
    sourceCode.text,
    lowerEstree(path, sourceCode.text, sourceCode.ast, sourceCode.getAllComments()),
  );
  // ESLint applies its own directives, and knows which of them were needed.
  const failures: string[] = [];
  findings = project.checkFile(path, { leaveEslintComments: true }, failures);
  // A bug of one rule must not stop ESLint, nor look like a clean file.
  for (const failure of failures) process.stderr.write(`leakline: ${failure}; the rest was checked\n`);
  findingsOf.set(sourceCode, findings);
  return findings;
}

const rules: Record<string, Rule> = {};
for (const { meta } of leaklineRules) {
  if (!meta.languages.includes('javascript')) continue;
  rules[meta.id] = createRule<[], 'finding' | 'suggestion'>({
    name: meta.id,
    meta: {
      type: 'problem',
      docs: { description: meta.summary },
      messages: { finding: '{{message}}', suggestion: '{{title}}' },
      hasSuggestions: meta.hasSuggestions,
      schema: [],
      defaultOptions: [],
    },
    create(context) {
      const { sourceCode } = context;
      return {
        'Program:exit'(): void {
          for (const finding of analyse(sourceCode, context.filename))
            if (finding.rule === meta.id) context.report(descriptor(finding, sourceCode));
        },
      };
    },
  });
}

function descriptor(
  finding: Finding,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.ReportDescriptor<'finding' | 'suggestion'> {
  const position = (p: { line: number; column: number }): TSESTree.Position => ({
    line: p.line,
    column: p.column - 1,
  });
  const range = (r: Finding['range']): [number, number] => [
    sourceCode.getIndexFromLoc(position(r.start)),
    sourceCode.getIndexFromLoc(position(r.end)),
  ];
  return {
    loc: { start: position(finding.range.start), end: position(finding.range.end) },
    messageId: 'finding',
    data: { message: finding.message },
    suggest: finding.suggestions.map((s) => ({
      messageId: 'suggestion' as const,
      data: { title: s.title },
      fix: (fixer: TSESLint.RuleFixer) => s.edits.map((e) => fixer.replaceTextRange(range(e.range), e.text)),
    })),
  };
}

const plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'leakline' },
  rules,
  configs: {} as Record<'recommended' | 'all', TSESLint.FlatConfig.Config>,
};

const levels = (keep: (severity: string) => boolean): Record<string, 'error' | 'warn'> =>
  Object.fromEntries(
    leaklineRules
      .filter((r) => r.meta.id in rules && keep(r.meta.severity))
      .map((r) => [`leakline/${r.meta.id}`, r.meta.severity === 'error' ? 'error' : 'warn']),
  );

Object.assign(plugin.configs, {
  recommended: {
    name: 'leakline/recommended',
    plugins: { leakline: plugin },
    rules: levels((s) => s !== 'info'),
  },
  all: { name: 'leakline/all', plugins: { leakline: plugin }, rules: levels(() => true) },
});

export default plugin;

// Leakline's rules as ESLint rules: each reports, out of one check of the file, what bears its name.
import {
  ruleOptionsSchema,
  rules as leaklineRules,
  type RuleMeta,
  type RuleOptionValues,
} from '@leakline/project';
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import type { TSESLint } from '@typescript-eslint/utils';
import { lintOf, type Problem } from './lint.ts';

type MessageId = 'finding' | 'suggestion';
type Rule = TSESLint.RuleModule<MessageId, [RuleOptionValues]>;

const createRule = RuleCreator((id) => `https://leakline.dev/rules/${id}`);

/** Every rule may be enabled for either language: where one has nothing to say, it is silent. */
const LANGUAGES = ['js/js', 'leakline/go'];

const NOTHING_SET: RuleOptionValues = {};

export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  leaklineRules.map(({ meta }) => [meta.id, { ...described(meta), create: creatorOf(meta.id) }]),
);

function described({ id, summary, hasSuggestions, options }: RuleMeta): Rule {
  return createRule<[RuleOptionValues], MessageId>({
    name: id,
    meta: {
      type: 'problem',
      docs: { description: summary },
      messages: { finding: '{{message}}', suggestion: '{{title}}' },
      hasSuggestions,
      languages: LANGUAGES,
      schema: [ruleOptionsSchema(options)],
      // Nothing is set: what is not set here is leakline.config.json's to say, and then the option's default holds.
      defaultOptions: [{}],
    },
    create: creatorOf(id),
  });
}

/** In place of RuleCreator's, which clones the default options for every file and rule: a hundredth of ESLint's time. */
function creatorOf(id: string): Rule['create'] {
  return (context) => {
    const lint = lintOf(context);
    lint.enable(id, context.options[0] ?? NOTHING_SET);
    const report = (): void => {
      for (const problem of lint.problemsOf(id)) context.report(descriptor(problem));
    };
    // The one is the root of ESLint's JavaScript trees, the other of its Go trees.
    return { 'Program:exit': report, 'GoFile:exit': report };
  };
}

function descriptor({ loc, message, suggestions }: Problem): TSESLint.ReportDescriptor<MessageId> {
  return {
    loc,
    messageId: 'finding',
    data: { message },
    suggest: suggestions.map(({ title, edits }) => ({
      messageId: 'suggestion' as const,
      data: { title },
      fix: (fixer: TSESLint.RuleFixer) => edits.map((e) => fixer.replaceTextRange([e.start, e.end], e.text)),
    })),
  };
}

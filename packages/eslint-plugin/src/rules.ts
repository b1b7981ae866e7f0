// Leakline's rules as ESLint rules: each reports, out of one check of the file, what bears its name.
import type { Confidence } from '@leakline/ir';
import { rules as leaklineRules } from '@leakline/project';
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { lintOf, type Problem } from './lint.ts';

type MessageId = 'finding' | 'suggestion';
type Rule = TSESLint.RuleModule<MessageId, [RuleOptions]>;

export interface RuleOptions {
  /**
   * Report only findings at least this certain. Set per rule, for whoever wants one rule stricter than the others; where
   * it is not set, leakline.config.json decides, as it does for the command and the editor.
   */
  readonly minConfidence?: Confidence;
}

const createRule = RuleCreator((id) => `https://leakline.dev/rules/${id}`);

/** Every rule may be enabled for either language: where one has nothing to say, it is silent. */
const LANGUAGES = ['js/js', 'leakline/go'];

const OPTIONS: JSONSchema.JSONSchema4 = {
  type: 'object',
  properties: {
    minConfidence: {
      type: 'string',
      enum: ['high', 'medium', 'low'],
      description:
        'Report only findings at least this certain; leakline.config.json decides where it is not set.',
    },
  },
  additionalProperties: false,
};

export const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  leaklineRules.map(({ meta }) => [
    meta.id,
    createRule<[RuleOptions], MessageId>({
      name: meta.id,
      meta: {
        type: 'problem',
        docs: { description: meta.summary },
        messages: { finding: '{{message}}', suggestion: '{{title}}' },
        hasSuggestions: meta.hasSuggestions,
        languages: LANGUAGES,
        schema: [OPTIONS],
        defaultOptions: [{}],
      },
      create(context, [options]) {
        const lint = lintOf(context);
        lint.enable(meta.id);
        const report = (): void => {
          for (const problem of lint.problemsOf(meta.id, options.minConfidence))
            context.report(descriptor(problem));
        };
        // The one is the root of ESLint's JavaScript trees, the other of its Go trees.
        return { 'Program:exit': report, 'GoFile:exit': report };
      },
    }),
  ]),
);

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

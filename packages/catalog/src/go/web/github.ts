// What GitHub tells by its webhooks: of branches, commits and runs there are ever more.
import type { Library, Member, TypeEntry, TypeName } from '../../schema.ts';
import { giving, perEntity, perEntityCall, perEvent, perEventCall } from '../rows.ts';

/** Fields that are pointers, and the methods that read them whether or not they are set. */
const told = (
  fields: Readonly<Record<string, readonly [Member, Member]>>,
): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, [field, call]]) => [
      [name, field],
      [`Get${name}`, call],
    ]),
  );

const part = (type: TypeName): readonly [Member, Member] => [{ type }, giving(type)];
const branch = [perEntity('the name of a branch'), perEntityCall('the name of a branch')] as const;
const commit = [perEvent('the hash of a commit'), perEventCall('the hash of a commit')] as const;
const idOf = (what: string) =>
  [perEvent(`the id of ${what}`), perEventCall(`the id of ${what}`, 'int64')] as const;

const run: TypeEntry = {
  members: told({ HeadBranch: branch, HeadSHA: commit, ID: idOf('a run') }),
};

export const github: readonly Library[] = [
  {
    language: 'go',
    // Each month has a major version of its own.
    packages: ['github.com/google/go-github/v74/github'],
    version: 'v74.0.0',
    source:
      'github/messages.go, event_types.go, actions_workflow_jobs.go, actions_workflow_runs.go, checks.go',
    types: {
      WorkflowJobEvent: { members: told({ WorkflowJob: part('WorkflowJob') }) },
      WorkflowJob: {
        members: told({
          HeadBranch: branch,
          HeadSHA: commit,
          ID: idOf('a job'),
          RunID: idOf('a run'),
        }),
      },
      WorkflowRunEvent: { members: told({ WorkflowRun: part('WorkflowRun') }) },
      WorkflowRun: run,
      CheckRunEvent: { members: told({ CheckRun: part('CheckRun') }) },
      CheckRun: { members: told({ HeadSHA: commit, ID: idOf('a check') }) },
      PushEvent: { members: told({ Ref: branch, Before: commit, After: commit }) },
    },
  },
];

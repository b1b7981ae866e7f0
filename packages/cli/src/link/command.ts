// `leakline link` as the command line's table has it.
import type { CommandSpec, OptionSpec } from '../commands.ts';

export const LINK_FORMATS = ['text', 'json', 'html', 'markdown', 'github'] as const;
export type LinkFormat = (typeof LINK_FORMATS)[number];

/** How profiles find their sources: `leakline check --profile` has these too. */
export const sourceOptions: readonly OptionSpec[] = [
  {
    name: 'source-root',
    value: 'dir',
    completes: 'folder',
    text: 'Where the sources are (default: the working directory)',
  },
  {
    name: 'map',
    value: 'from=to',
    repeatable: true,
    text: 'Where a path of the build machine is found here',
  },
  {
    name: 'commit',
    value: 'rev',
    text: 'The commit of the profiled build (default: what the profile says, or fits its time)',
  },
  {
    name: 'max-size',
    value: 'size',
    text: 'The most that a capture may unpack to, such as 500MB or 4GB (default: 1GB)',
  },
];

export const linkCommand: CommandSpec = {
  name: 'link',
  summary: 'Show what captured profiles cost on the source lines',
  positional: {
    name: 'profiles',
    isRequired: true,
    isMany: true,
    completes: 'file',
    text: 'Files, folders, globs, URLs (http://host:6060/debug/pprof/heap), or - for standard input',
  },
  groups: [
    {
      title: 'What is shown',
      options: [
        {
          name: 'base',
          value: 'file',
          completes: 'file',
          text: 'Subtract this profile: what is left grew since',
        },
        { name: 'sample-type', value: 'type', text: 'inuse_space, alloc_space, cpu, … (default: as pprof)' },
        { name: 'focus', value: 'regex', text: 'Only lines whose path or function matches' },
        {
          name: 'explain-paths',
          text: 'For each path of the profiles: what it was mapped to, how, and why not',
        },
      ],
    },
    {
      title: 'Where the sources are',
      options: sourceOptions,
    },
    {
      title: 'How it is said',
      options: [
        {
          name: 'format',
          value: 'format',
          completes: LINK_FORMATS,
          fallback: 'text',
          text: `${LINK_FORMATS.join(', ')}; html is one file for a browser, flame graph included`,
        },
        {
          name: 'color',
          negatable: true,
          text: 'Force colours; --no-color switches them off (also FORCE_COLOR, NO_COLOR)',
        },
      ],
    },
  ],
  examples: [
    { run: 'leakline link heap.pb.gz', text: 'the hot lines, found in your sources' },
    { run: 'leakline link captures/', text: 'what grows from capture to capture' },
    { run: 'leakline link --base before.pb.gz after.pb.gz', text: 'what grew in between' },
    { run: 'leakline link captures/ --format html > leaks.html', text: 'a report to pass on' },
  ],
};

// Files that Next.js finds by their names: what they export runs for every request, elsewhere the same code does not.
import { MemoryHost, Project } from '@leakline/project';
import { describe, expect, it } from 'vitest';

/** The messages of one file, as `line: message`. */
function findingsOf(path: string, lines: readonly string[]): string[] {
  const project = new Project({ host: new MemoryHost({ [path]: lines.join('\n') }) });
  const { report, failures } = project.check();
  expect(failures).toEqual([]);
  return report.findings.map((f) => `${f.range.start.line}: ${f.message}`);
}

const route = [
  "import { Counter } from 'prom-client';",
  "const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });",
  'const seen: string[] = [];',
  'export async function GET(request, { params }) {',
  '  const { id } = await params;',
  '  hits.inc({ path: request.nextUrl.pathname });',
  '  hits.inc({ path: id });',
  "  hits.inc({ path: '/users/[id]' });",
  "  seen.push('one more');",
  '}',
];

describe('route handlers of the app directory', () => {
  it.each(['app/users/[id]/route.ts', 'src/app/users/route.ts', 'apps/web/app/route.tsx'])(
    'run for every request in %s',
    (path) => {
      expect(findingsOf(path, route)).toEqual([
        expect.stringMatching(/^6: .*raw request path/),
        expect.stringMatching(/^7: .*path parameter/),
        expect.stringMatching(/^9: .*grows by an entry/),
      ]);
    },
  );

  it.each(['app/users/[id]/helpers.ts', 'lib/route.ts'])('are not looked for in %s', (path) => {
    expect(findingsOf(path, route)).toEqual([]);
  });

  it('are known by the names of methods', () => {
    const named = (name: string) => [
      'const seen: string[] = [];',
      `export const ${name} = () => seen.push('one more');`,
    ];
    expect(findingsOf('app/api/route.ts', named('POST'))).toEqual([expect.stringMatching(/^2: /)]);
    expect(findingsOf('app/api/route.ts', named('generateStaticParams'))).toEqual([]);
  });
});

describe('API routes', () => {
  const handler = [
    'const seen: string[] = [];',
    'export default async function handler(req, res) {',
    '  seen.push(req.query.id);',
    '}',
  ];

  it('run for every request', () => {
    expect(findingsOf('pages/api/users/[id].ts', handler)).toEqual([
      expect.stringMatching(/^3: .*grows by an entry/),
    ]);
  });

  it('are only those below pages/api', () => {
    const component = [
      'const seen: string[] = [];',
      'export default function Page(props) {',
      '  seen.push(props.id);',
      '}',
    ];
    expect(findingsOf('pages/users/[id].tsx', component)).toEqual([]);
    expect(findingsOf('pages/api/users.ts', component)).toEqual([expect.stringMatching(/^3: /)]);
  });
});

describe('what runs before a request, beside pages, and at the start', () => {
  const middleware = (name: string, parameter: string) => [
    'const seen: string[] = [];',
    `export function ${name}(${parameter}) {`,
    `  seen.push('one more');`,
    '}',
  ];

  it('is a middleware or proxy that gets a request', () => {
    expect(findingsOf('middleware.ts', middleware('middleware', 'request'))).toHaveLength(1);
    expect(findingsOf('src/proxy.ts', middleware('proxy', 'req'))).toHaveLength(1);
  });

  it('is no factory of the same name', () => {
    expect(findingsOf('middleware.ts', middleware('middleware', 'options'))).toEqual([]);
  });

  it('gets the context of a page', () => {
    const page = [
      "import { Counter } from 'prom-client';",
      "const hits = new Counter({ name: 'hits_total', help: 'hits', labelNames: ['path'] });",
      'export async function getServerSideProps({ req, query, locale }) {',
      '  hits.inc({ path: req.url });',
      '  hits.inc({ path: query.id });',
      '  hits.inc({ path: locale });',
      '}',
    ];
    expect(findingsOf('pages/users/[id].tsx', page)).toEqual([
      expect.stringMatching(/^4: .*raw URL/),
      expect.stringMatching(/^5: .*query or path parameter/),
    ]);
  });

  it('is not the instrumentation', () => {
    expect(findingsOf('instrumentation.ts', middleware('register', ''))).toEqual([]);
  });
});

// Route files of SvelteKit, React Router and Astro, and Lambda's exported handler: known by path and name, and only then.
import { MemoryHost, Project } from '@leakline/project';
import { expect, it } from 'vitest';

/** Whether what the code does is found to happen for every request. */
function isRepeated(path: string, code: string): boolean {
  const source = `const seen = [];\n${code.replace('BODY', "seen.push('one more');")}\n`;
  const { report, failures } = new Project({ host: new MemoryHost({ [path]: source }) }).check();
  expect(failures).toEqual([]);
  return report.findings.length > 0;
}

const get = 'export async function GET({ params }) { BODY }';
const load = 'export const load = async ({ params }) => { BODY };';
const loader = 'export async function loader({ request }) { BODY }';
const handler = 'exports.handler = async (event, context) => { BODY };';

it.each([
  ['src/routes/users/[id]/+server.js', get],
  ['web/src/routes/+page.server.ts', load],
  ['src/routes/+layout.server.ts', load],
  ['src/hooks.server.ts', 'export const handle = ({ event, resolve }) => { BODY };'],
  ['app/routes/users.$id.tsx', loader],
  ['app/routes/users.$id.tsx', 'export const action = async () => { BODY };'],
  ['src/pages/api/users.ts', get],
  ['functions/order.js', handler],
  ['functions/order.js', 'exports.onOrder = (event, context) => { BODY };'],
  ['functions/order.ts', 'export const handler = async (event) => { BODY };'],
])('%s runs for every request: %s', (path, code) => {
  expect(isRepeated(path, code)).toBe(true);
});

it.each([
  ['src/routes/users/[id]/helpers.js', get],
  ['src/routes/+page.ts', load],
  ['src/hooks.client.ts', 'export const handle = ({ event, resolve }) => { BODY };'],
  ['app/models/user.server.ts', loader],
  ['app/routes/users.$id.tsx', 'export default function Page() { BODY }'],
  ['functions/order.js', 'const handler = async (event) => { BODY };'],
  ['functions/order.ts', 'export const parse = async (event) => { BODY };'],
])('%s does not: %s', (path, code) => {
  expect(isRepeated(path, code)).toBe(false);
});

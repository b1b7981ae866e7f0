// Controllers of Strapi without a factory, and of Sails: known by where they lie.
import { MemoryHost, Project } from '@leakline/project';
import { expect, it } from 'vitest';

const controller = `const seen = new Set();
module.exports = {
  async find(ctx) { seen.add(ctx.request.url); },
};
`;
const found = (path: string) =>
  new Project({ host: new MemoryHost({ [path]: controller }) }).check().report.findings.length;

it('runs for every request in a folder of controllers', () => {
  expect(found('src/api/post/controllers/post.js')).toBe(1);
});

it('is not known anywhere else', () => {
  expect(found('src/api/post/helpers/post.js')).toBe(0);
});

const action = `const seen = {};
module.exports = {
  find: async function (req, res) { seen[req.param('id')] = 1; },
};
`;
const told = (path: string) =>
  new Project({ host: new MemoryHost({ [path]: action }) }).check().report.findings.map((f) => f.confidence);

it('is an action of Sails', () => {
  expect(told('api/controllers/UserController.js')).toEqual(['high']);
  expect(told('lib/users.js')).toEqual([]);
});

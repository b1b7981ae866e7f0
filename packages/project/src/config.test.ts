// A config is read, or refused in one line that says where and what was expected.
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { MemoryHost } from './host.ts';
import { Project } from './project.ts';

const parse = (text: string) => parseConfig(text, 'c.json');

test('reads what the contract allows, with or without a byte order mark and the prefix', () => {
  const text = '{"rules":{"leakline/no-client-per-message":"off"},"minConfidence":"low","ignore":["gen/"]}';
  const expected = {
    rules: { 'no-client-per-message': 'off' },
    ruleOptions: {},
    minConfidence: 'low',
    ignore: ['gen/'],
    profiles: { files: [], base: null, sourceRoots: [], pathMap: [] },
    catalog: [],
  };
  expect(parse(text)).toEqual(expected);
  expect(parse(`\uFEFF${text}`)).toEqual(expected);
});

test.each([
  ['{', /^c\.json: not valid JSON/],
  ['[]', /^c\.json: \$: expected an object$/],
  ['{"rulez":{}}', /^c\.json: \$\.rulez: .*did you mean "rules"\?$/],
  [
    '{"rules":{"no-client-per-mesage":"off"}}',
    /\$\.rules\["no-client-per-mesage"\].*did you mean "no-client-per-message"/,
  ],
  [
    '{"rules":{"no-client-per-message":"loud"}}',
    /expected "error", "warning", "info" or "off", or \[severity, options\]$/,
  ],
  [
    '{"rules":{"no-client-per-message":["loud"]}}',
    /message"\]\[0\]: expected "error", "warning", "info" or "off"$/,
  ],
  ['{"rules":{"no-client-per-message":["error",true]}}', /message"\]\[1\]: expected an object with options$/],
  ['{"rules":{"no-client-per-message":["error",{},1]}}', /message"\]\[2\]: expected nothing more/],
  [
    '{"rules":{"no-client-per-message":["error",{"alow":[]}]}}',
    /\$\.rules\["no-client-per-message"\]\[1\]\.alow: expected one of allow, churn, minConfidence; did you mean "allow"\?$/,
  ],
  [
    '{"rules":{"no-client-per-message":["error",{"allow":["a",1]}]}}',
    /\[1\]\.allow\[1\]: expected a string$/,
  ],
  [
    '{"rules":{"no-client-per-message":["error",{"allow":"a"}]}}',
    /\[1\]\.allow: expected a list of strings$/,
  ],
  ['{"rules":{"no-client-per-message":["error",{"churn":1}]}}', /\[1\]\.churn: expected true or false$/],
  [
    '{"rules":{"no-client-per-message":["error",{"minConfidence":"sure"}]}}',
    /\[1\]\.minConfidence: expected "high", "medium" or "low"$/,
  ],
  ['{"minConfidence":1}', /\$\.minConfidence: expected/],
  ['{"ignore":["a",2]}', /\$\.ignore\[1\]: expected a string$/],
  ['{"profiles":"heap"}', /\$\.profiles: expected a list of strings, or an object with files, base/],
  ['{"profiles":[1]}', /\$\.profiles\[0\]: expected a string$/],
  ['{"profiles":{"files":"heap"}}', /\$\.profiles\.files: expected a list of strings$/],
  ['{"profiles":{"files":["a",1]}}', /\$\.profiles\.files\[1\]: expected a string$/],
  ['{"profiles":{"base":["a"]}}', /\$\.profiles\.base: expected the path of a capture, as a string$/],
  ['{"profiles":{"sourceRoots":"src"}}', /\$\.profiles\.sourceRoots: expected a list of strings$/],
  ['{"profiles":{"sourceRoots":[{}]}}', /\$\.profiles\.sourceRoots\[0\]: expected a string$/],
  ['{"profiles":{"pathMap":["a=b"]}}', /\$\.profiles\.pathMap: expected an object from prefixes/],
  ['{"profiles":{"pathMap":{"/b":1}}}', /\$\.profiles\.pathMap\["\/b"\]: expected a folder, as a string$/],
  ['{"profiles":{"pathMap":{"":"a"}}}', /\$\.profiles\.pathMap\[""\]: expected a prefix of paths/],
  ['{"profiles":{"pathmap":{}}}', /\$\.profiles\.pathmap: expected one of .*; did you mean "pathMap"\?$/],
  ['{"catalog":{"sinks":[]}}', /\$\.catalog: /],
])('refuses %s', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('reads captures, alone or with what belongs to them; of two prefixes the longer one counts', () => {
  const none = { base: null, sourceRoots: [], pathMap: [] };
  expect(parse('{"profiles":["a"]}').profiles).toEqual({ ...none, files: ['a'] });
  expect(parse('{"profiles":{"sourceRoots":["src"]}}').profiles).toEqual({
    ...none,
    files: [],
    sourceRoots: ['src'],
  });
  const all = '{"files":["a"],"base":"b","sourceRoots":["src"],"pathMap":{"/go":"x","/go/src":"y"}}';
  expect(parse(`{"profiles":${all}}`).profiles).toEqual({
    files: ['a'],
    base: 'b',
    sourceRoots: ['src'],
    pathMap: [
      { from: '/go/src', to: 'y' },
      { from: '/go', to: 'x' },
    ],
  });
});

test('reads severities with options', () => {
  const config = parse(
    '{"rules":{"no-client-per-message":["warning",{"allow":["Pool"]}],"no-forced-gc":["off"]}}',
  );
  expect(config.rules).toEqual({ 'no-client-per-message': 'warning', 'no-forced-gc': 'off' });
  expect(config.ruleOptions).toEqual({ 'no-client-per-message': { allow: ['Pool'] } });
});

const OWN = `{
  "catalog": [{
    "language": "javascript",
    "packages": ["@acme/metrics", "@acme/bus"],
    "exports": {
      "count": { "call": { "effects": [{ "effect": "label", "values": ["1.*"], "hurts": "server" }] } },
      "connect": { "call": { "returns": "Bus", "effects": [{ "effect": "client", "noun": "Acme bus", "perMessage": "leaksUnlessClosed", "close": "end" }] } },
      "routeOf": { "call": { "cardinality": "configured" } },
      "onOrder": { "call": { "callbacks": [{ "at": "0", "frequency": "perMessage", "parameters": ["Order"] }] } }
    },
    "types": { "Bus": {}, "Order": { "members": { "label": { "cardinality": "perEntity", "because": "an order's label" } } } }
  }]
}`;

test('rows of your own: an entry point, a source, a sink, a client and a sanitiser', () => {
  const config = [{ folder: '', prefix: '', config: parseConfig(OWN, 'leakline.config.json') }];
  const text = `import { connect, count, onOrder, routeOf } from '@acme/metrics';
onOrder((order) => {
  count('orders', { order: order.label });
  count('orders', { order: routeOf(order.label) });
  const bus = connect();
  bus.end();
});
`;
  const { report } = new Project({ host: new MemoryHost({ 'a.ts': text }), config }).check();
  expect(report.findings.map((f) => `${f.range.start.line} ${f.message.slice(0, 42)}`)).toEqual([
    "3 This label value is an order's label: each",
    '5 An Acme bus is made for every request or m',
  ]);
});

test.each([
  ['"leaksUnlessClosed"', '"leaks"', '$.catalog[0].exports.connect.call.effects[0].perMessage'],
  ['"packages": ["@acme/metrics", "@acme/bus"],', '', '$.catalog[0]'],
  [
    '"cardinality": "configured"',
    '"cardinalities": "configured"',
    '$.catalog[0].exports.routeOf.call.cardinalities',
  ],
  ['"callbacks": [{', '"callbacks": [7, {', '$.catalog[0].exports.onOrder.call.callbacks[0]'],
])('a row with %s as %s is refused with its place', (from, to, at) => {
  expect(() => parseConfig(OWN.replace(from, to), 'leakline.config.json')).toThrow(
    `leakline.config.json: ${at}: expected`,
  );
});

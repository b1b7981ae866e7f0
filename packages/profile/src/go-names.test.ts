import { expect, it } from 'vitest';
import { declaredName, isClosure, packageOf } from './go-names.ts';

it.each([
  ['main.main', 'main', 'main'],
  ['example.com/shop/orders.(*Server).Handle', 'example.com/shop/orders', 'Server.Handle'],
  ['example.com/shop/orders.Server.Handle-fm', 'example.com/shop/orders', 'Server.Handle'],
  ['example.com/shop/orders.(*Server).Handle.func1.2', 'example.com/shop/orders', 'Server.Handle'],
  ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml.v3', 'Unmarshal'],
  ['example.com/gen.Map[go.shape.int,example.com/shop.T].func1', 'example.com/gen', 'Map'],
  ['example.com/gen.(*Store[go.shape.string,go.shape.[32]uint8]).Add', 'example.com/gen', 'Store.Add'],
  ['example.com/gen.(*Store[...]).Add.deferwrap2', 'example.com/gen', 'Store.Add'],
  ['example.com/shop.All-range1', 'example.com/shop', 'All'],
  ['gcWriteBarrier', '', 'gcWriteBarrier'],
])('%s', (symbol, importPath, declared) => {
  expect(packageOf(symbol)).toBe(importPath);
  expect(declaredName(symbol)).toBe(declared);
});

it('closures are told from methods', () => {
  expect(isClosure('main.main.func1')).toBe(true);
  expect(isClosure('main.main.Handler.func9')).toBe(true);
  expect(isClosure('main.(*T).function')).toBe(false);
});

// Which files are tests, or stand in for other code in them, by their paths alone.
import { expect, test } from 'vitest';
import { isTest } from './sources.ts';

test.each([
  'orders/order_test.go',
  'orders/mock_store.go',
  'store/storetest/suite.go',
  // Counterfeiter's, beside the package that it makes them of.
  'service/servicefakes/fake_manager.go',
  'src/orders.test.ts',
  'src/__mocks__/orders.js',
])('%s is left out', (path) => {
  expect(isTest(path)).toBe(true);
});

test.each(['orders/order.go', 'contest/rules.go', 'store/otherfakes/store.go', 'src/latest.ts'])(
  '%s is a source',
  (path) => {
    expect(isTest(path)).toBe(false);
  },
);

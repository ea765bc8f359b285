import { expect, test } from 'vitest';
import { areSidesSwapped } from '../../src/findings/sides-swapped.ts';

const graph = ['id', 'userPrincipalName', 'displayName', 'accountEnabled'];
const download = ['Object Id', 'User principal name', 'Account enabled'];
const users = ['user_id', 'login', 'email'];

test.each([
  [graph, users, true],
  [download, users, true],
  [users, graph, false],
  [graph, graph, false],
  [users, users, false],
  [graph, ['objectGUID', 'userPrincipalName', 'sAMAccountName'], false],
  [graph.slice(1), users, false],
])('%j and %j', (application, directory, swapped) => {
  expect(areSidesSwapped(application, directory)).toBe(swapped);
});

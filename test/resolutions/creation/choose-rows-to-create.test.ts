import { expect, it } from 'vitest';
import { chooseRowsToCreate } from '../../../src/resolutions/creation/choose-rows-to-create.ts';
import { matched } from '../../creation/creation-world.ts';

const { users } = matched({
  rules: ['login=userPrincipalName'],
  application: [{ key: 'a1', login: 'ada@contoso.com' }, { key: 'a2', login: 'bo@contoso.com' }],
  directory: [{ id: 'd1', userPrincipalName: 'kim@contoso.com' }],
}); // prettier-ignore
const advice = { optionFor: () => 'create-in-entra' as const };
const found = { ...users, candidates: new Map() };

function rowsChosen(...args: Parameters<typeof chooseRowsToCreate>): number[] {
  return chooseRowsToCreate(...args).map(({ row }) => row);
}

it('takes whom it is recommended for, where that is asked for', () => {
  expect(rowsChosen(found, advice)).toEqual([0, 1]);
  expect(rowsChosen(found, null)).toEqual([]);
});

it('takes nobody about whom a decision was written that does not hold', () => {
  expect(rowsChosen({ ...found, decided: { ...found.decided, void: new Set([1]) } }, advice)).toEqual([0]);
});

it('takes nobody where nobody was sought who they may be', () => {
  expect(rowsChosen({ ...found, candidates: null }, advice)).toEqual([]);
});

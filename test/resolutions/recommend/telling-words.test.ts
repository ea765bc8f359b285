import { expect, it } from 'vitest';
import { tellingWords, tellPurpose } from '../../../src/resolutions/recommend/telling-words.ts';

it.each([
  ['test.user', 'test', 'test'],
  ['Test42', 'test', 'test'],
  ['TEST-ACCOUNT', 'test', 'test'],
  ['demoUser', 'test', 'demo'],
  ['svcBackup', 'service', 'svc'],
  ['SVC_REPORTING', 'service', 'svc'],
  ['nightly backup', 'service', 'backup'],
  ['admin.finance@contoso.com', 'administration', 'admin'],
  ['Building Administrator', 'administration', 'administrator'],
])('%j is for %s', (text, purpose, word) => {
  expect(tellPurpose([text], '')).toEqual({ purpose, word });
});

it.each([
  'Testa',
  'Ernesto Contest',
  'Demopoulos',
  'Botha',
  'Adminović',
  'kim@test.contoso.com',
  'kim.servicio',
  '',
])('%j tells nothing: only whole words count, and no domain', (text) => {
  expect(tellPurpose([text], '')).toBeNull();
});

it('takes a test account for one before all else, whichever text says so', () => {
  expect(tellPurpose(['svc-admin'], 'Test of the interface')).toEqual({ purpose: 'test', word: 'test' });
});

it('finds each of its words, in whatever case', () => {
  for (const [purpose, words] of Object.entries(tellingWords)) {
    for (const word of words) {
      expect(tellPurpose([`x-${word.toUpperCase()}-1`], '')).toEqual({ purpose, word });
    }
  }
});

it.each([
  ['info@contoso.com', 'info'],
  ['Empfang', 'empfang'],
  ['no-reply', 'no-reply'],
])('%j is the name of a function, %s', (login, word) => {
  expect(tellPurpose(['', login], 'Front of the house')).toEqual({ purpose: 'function', word });
});

it.each([
  ['m.sales@contoso.com', 'Maria Sales'],
  ['info.desk', 'Sales'],
  ['sales1', ''],
])('%j of %j is the name of none: only a whole login counts', (login, name) => {
  expect(tellPurpose([login], name)).toBeNull();
});

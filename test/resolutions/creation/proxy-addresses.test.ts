import { expect, test } from 'vitest';
import { proxyAddresses } from '../../../src/resolutions/creation/proxy-addresses.ts';
import { rowValues } from '../../../src/tables/column.ts';
import { buildColumn } from '../../build-column.ts';

test.each([
  ['SMTP:mia@contoso.com', ['mia@contoso.com']],
  ['SMTP:mia@contoso.com;smtp:m.sand@contoso.com', ['mia@contoso.com', 'm.sand@contoso.com']],
  ['SMTP:mia@contoso.com,smtp:m@contoso.com', ['mia@contoso.com', 'm@contoso.com']],
  ['SMTP:mia@contoso.com | smtp:m@contoso.com', ['mia@contoso.com', 'm@contoso.com']],
  ['SMTP:mia@contoso.com smtp:m@contoso.com', ['mia@contoso.com', 'm@contoso.com']],
  ['SMTP:mia@contoso.com\r\nsmtp:m@contoso.com', ['mia@contoso.com', 'm@contoso.com']],
  ['SMTP:mia@contoso.com+smtp:m+x@contoso.com', ['mia@contoso.com', 'm+x@contoso.com']],
  ['{SMTP:mia@contoso.com, smtp:m@contoso.com}', ['mia@contoso.com', 'm@contoso.com']],
  ['["SMTP:mia@contoso.com","smtp:m@contoso.com"]', ['mia@contoso.com', 'm@contoso.com']],
  ['mia@contoso.com', ['mia@contoso.com']],
  ['smtp:zo\u00eb@contoso.com', ['zo\u00eb@contoso.com']],
  ['', []],
  [';', []],
])('%j', (cell, addresses) => {
  expect(rowValues(proxyAddresses(buildColumn('proxyAddresses', [[cell]]), 1), 0)).toEqual(addresses);
});

test('several values of a row are taken together', () => {
  const column = proxyAddresses(buildColumn('p', [['SMTP:a@x.com', 'smtp:b@x.com'], [], ['c@x.com']]), 3);
  expect([0, 1, 2].map((row) => rowValues(column, row))).toEqual([['a@x.com', 'b@x.com'], [], ['c@x.com']]);
});

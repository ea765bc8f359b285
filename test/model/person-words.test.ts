import { expect, test } from 'vitest';
import { personWords } from '../../src/model/person-words.ts';

test('a person has an address, and before it a name where there is one', () => {
  expect(personWords('Tom Reed', 'tom.reed@contoso.com')).toBe('Tom Reed (tom.reed@contoso.com)');
  expect(personWords('', 'tom.reed@contoso.com')).toBe('tom.reed@contoso.com');
});

import { expect, test } from 'vitest';
import { findColumn, findColumnIfThere } from '../../src/importers/find-column.ts';
import { namesOfAttribute } from '../../src/model/directory-attributes.ts';
import { sourceWith } from './source-with.ts';

const header = sourceWith('user_id', 'Login', 'E-Mail', 'full name', '', 'note', 'Note');

test.each([
  ['as it is written', 'Login', 'Login'],
  ['in another case', 'LOGIN', 'Login'],
  ['in another case, with signs', 'e-mail', 'E-Mail'],
  ['with a blank', 'Full Name', 'full name'],
])('a column is found %s', (_, name, column) => {
  expect(findColumn(header, [name], 'key')).toBe(column);
  expect(findColumnIfThere(header, [name])).toBe(column);
});

test('the first of several names that is there is taken', () => {
  const names = ['userPrincipalName', 'user principal name', 'login', 'user_id'];
  expect(findColumn(header, names, 'key')).toBe('Login');
});

test.each([
  ['user_Id', 'user_id', sourceWith('user_id', 'name')],
  ['logn', 'login', sourceWith('login', 'logon')],
  ['full_name', 'full name', header],
  ['useridd', 'user_id', header],
  ['Email', 'E-Mail', header],
])('%s: did you mean %s?', (name, nearest, source) => {
  const wanted = `${name}${name.toLowerCase() === nearest.toLowerCase() ? 'x' : ''}`;
  expect(() => findColumn(source, [wanted], 'key')).toThrow(
    expect.objectContaining({ hint: expect.stringContaining(`Did you mean "${nearest}"?`) }),
  );
});

test('a column that is not there is an error with those that are', () => {
  expect(() => findColumn(header, ['employeeNumber', 'emp_no'], 'matching rule 2')).toThrow(
    expect.objectContaining({
      code: 'column-not-found',
      message: 'exports/users.csv has no column "employeeNumber" or "emp_no" (matching rule 2)',
      hint: 'Its columns are: user_id, Login, E-Mail, full name, note, Note.',
      exitCode: 2,
    }),
  );
  expect(findColumnIfThere(header, ['employeeNumber', 'emp_no'])).toBeNull();
});

test('the titles of the admin center are not told as names to write', () => {
  expect(() => findColumn(header, namesOfAttribute('id'), 'directory key')).toThrow(
    'exports/users.csv has no column "id" or "objectId" (directory key)',
  );
});

test('a header of one column that looks like several is told as such', () => {
  expect(() => findColumn(sourceWith('user_id:login:email'), ['login'], 'matching rule 1')).toThrow(
    expect.objectContaining({
      code: 'column-not-found',
      message:
        'exports/users.csv has no column "login" (matching rule 1): its header reads as one column, "user_id:login:email"',
      hint: 'Set "delimiter" of that source in the configuration if the cells are set apart by something else.',
    }),
  );
  expect(() => findColumn(sourceWith('user_id'), ['login'], 'matching rule 1')).toThrow(
    expect.objectContaining({ hint: 'Its columns are: user_id.' }),
  );
});

test('a name that two columns have is an error, whatever their case', () => {
  const repeated = expect.objectContaining({
    code: 'header-repeated',
    message: 'exports/users.csv: 2 columns are called "NOTE"',
    hint: 'Rename or remove all but one; which of them is meant cannot be told.',
    exitCode: 3,
  });
  expect(() => findColumn(header, ['NOTE'], 'key')).toThrow(repeated);
  expect(() => findColumnIfThere(header, ['NOTE'])).toThrow(repeated);
});

test.each(['__proto__', 'constructor', 'toString'])('%s is a column where the header has it', (name) => {
  expect(findColumnIfThere(header, [name])).toBeNull();
  expect(findColumnIfThere(sourceWith('id', name), [name])).toBe(name);
});

test.each([
  ['objectId', sourceWith('id', 'mail'), 'id'],
  ['id', sourceWith('object Id', 'mail'), 'object Id'],
  ['userPrincipalName', sourceWith('User principal name'), 'User principal name'],
  ['accountEnabled', sourceWith('Account enabled'), 'Account enabled'],
  ['surname', sourceWith('Last name'), 'Last name'],
  ['extension_1', sourceWith('Extension_1'), 'Extension_1'],
])('%s of the directory goes by other names too', (name, source, column) => {
  expect(findColumn(source, namesOfAttribute(name), 'key')).toBe(column);
});

test.each([
  ['surname', ['sn'], 'sn'],
  ['last name', ['sn'], 'sn'],
  ['surname', ['sn', 'Last name'], 'Last name'],
  ['onPremisesSamAccountName', ['sAMAccountName'], 'sAMAccountName'],
  ['createdDateTime', ['whenCreated', 'creation time'], 'creation time'],
  ['onPremisesDistinguishedName', ['dn', 'distinguishedName'], 'distinguishedName'],
])('%s of the directory goes by the name of Active Directory last: %j', (name, attributes, column) => {
  expect(findColumn(sourceWith(...attributes), namesOfAttribute(name), 'key')).toBe(column);
});

test('names of Active Directory do not lead back to those of Entra ID', () => {
  expect(findColumnIfThere(sourceWith('jobTitle'), namesOfAttribute('title'))).toBeNull();
});

test('the given name goes before its other names', () => {
  expect(findColumn(sourceWith('id', 'objectId'), namesOfAttribute('objectId'), 'key')).toBe('objectId');
});

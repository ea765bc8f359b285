import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/model/nearest-name.ts';

const names = ['displayName', 'email', 'login', 'lastSignIn', 'enabled', 'department'];

describe('nearestName', () => {
  it.each([
    ['displayname', 'displayName'],
    ['dispalyName', 'displayName'],
    ['display_name', 'displayName'],
    ['EMAIL', 'email'],
    ['emial', 'email'],
    ['logins', 'login'],
    ['lastSignedIn', 'lastSignIn'],
    ['enable', 'enabled'],
    ['departement', 'department'],
    ['', null],
    ['colour', null],
    ['manager', null],
  ])('%j: %j', (name, nearest) => {
    expect(nearestName(name, names)).toBe(nearest);
  });

  it('takes the first of two that are as near', () => {
    expect(nearestName('mailx', ['mail1', 'mail2'])).toBe('mail1');
    expect(nearestName('mail2', ['mail1', 'mail2'])).toBe('mail2');
  });

  it.each([
    ['abcdef', 'abcdxy', true],
    ['abcdef', 'abcxyz', false],
    ['abcdefghijkl', 'abcdefgh', true],
    ['abcdefghijkl', 'abcdefg', false],
  ])('allows two changes, or a third of the name: %s and %s', (name, other, isNear) => {
    expect(nearestName(name, [other])).toBe(isNear ? other : null);
  });

  it('has none to propose where there are none', () => {
    expect(nearestName('login', [])).toBeNull();
  });
});

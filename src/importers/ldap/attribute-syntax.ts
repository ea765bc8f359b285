/** In which form the values of an attribute are stored, where that is not how people write them. */
export type AttributeSyntax = 'text' | 'guid' | 'sid' | 'filetime' | 'generalized-time';

/**
 * By name in lower case: Active Directory's binary ids and its times in steps of 100 ns (MS-ADA1 to MS-ADA3), and the
 * times of RFC 4517, section 3.3.13, that directories keep of an entry by themselves.
 */
const syntaxes: ReadonlyMap<string, AttributeSyntax> = new Map(
  Object.entries({
    guid: ['objectGUID', 'mS-DS-ConsistencyGuid', 'msExchMailboxGuid', 'msExchArchiveGUID'],
    sid: ['objectSid', 'sIDHistory'],
    filetime: [
      'lastLogonTimestamp', 'lastLogon', 'lastLogoff', 'pwdLastSet', 'accountExpires', 'badPasswordTime', 'lockoutTime',
      'msDS-LastSuccessfulInteractiveLogonTime', 'msDS-UserPasswordExpiryTimeComputed',
    ],
    'generalized-time': [
      'whenCreated', 'whenChanged', 'createTimestamp', 'modifyTimestamp', 'authTimestamp', 'lastLoginTime', 'loginTime',
      'lastLoginTimeHistory', 'pwdChangedTime', 'pwdLastSuccess', 'passwordExpirationTime', 'loginExpirationTime',
      'krbLastSuccessfulAuth', 'krbLastPwdChange',
    ],
  } satisfies Record<Exclude<AttributeSyntax, 'text'>, readonly string[]>).flatMap(([syntax, names]) =>
    names.map((name) => [name.toLowerCase(), syntax as AttributeSyntax]),
  ),
); // prettier-ignore

/** Of an attribute by its name, its options left aside. */
export function syntaxOf(name: string): AttributeSyntax {
  return syntaxes.get(name.toLowerCase().split(';', 1)[0]) ?? 'text';
}

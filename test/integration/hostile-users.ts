/** A user with values that exports are known to trip over; null is no value. */
export interface HostileUser {
  readonly user_id: string;
  readonly login: string | null;
  readonly display_name: string | null;
  readonly number: string | null;
  readonly note: string | null;
  readonly emails: readonly string[];
}

/** What quoting, escaping, folding, comments, separators, null and end marks of some format are made of. */
const traps = [
  "O'Brien",
  "''",
  '"quoted"',
  'back\\slash',
  '\\',
  '\\N',
  '\\.',
  '\\\\',
  '\\t',
  '\\n',
  'NULL',
  'null',
  '\n',
  '\r\n',
  '\r',
  '\t',
  'two\nlines',
  ';',
  '; --',
  '--',
  '-- no comment',
  '/* no comment */',
  '/*!40101 no comment */',
  '#',
  '$$',
  '$tag$',
  "E'x'",
  "');",
  '), (',
  "INSERT INTO accounts VALUES ('x');",
  'COPY accounts FROM stdin;',
  '-- PostgreSQL database dump complete',
  '-- Dump completed',
  'COMMIT;',
  'GO',
  'dn: uid=other',
  ': ',
  ':: dGVzdA==',
  ':< file:///etc/passwd',
  '# numEntries: 1',
  'result: 0 Success',
  '<',
  ' ',
  '  two blanks ',
  'ä',
  'Ünïcödé',
  'e\u0301',
  '\u200B',
  '\u00A0',
  '日本語',
  '😀',
  'İstanbul',
  '\u202E',
  '\uFEFF',
  '%s%d',
  '{0}',
  '=1+1',
  '__proto__',
  'x'.repeat(77),
  'ü'.repeat(200),
  '\u0001',
  '\u007F',
  '\u0085',
  '\u2028',
  '\u001A',
  'char(10)',
  "replace('a','\\n',char(10))",
  '0x41',
  "b'1'",
  'true',
  '00042',
  '1.23E+05',
] as const;

/** The same users for the same number, whose ids sort as they are listed. */
export function hostileUsers(count: number): HostileUser[] {
  const random = numbersFrom(20_261);
  const pick = (): string => traps[random(traps.length)];
  const text = (share: number): string | null => {
    if (random(100) >= share) return null;
    return Array.from({ length: 1 + random(3) }, pick).join(['', ' ', 'a'][random(3)]);
  };
  return Array.from({ length: count }, (_, index) => ({
    user_id: `u${String(index).padStart(5, '0')}`,
    login: text(80),
    display_name: text(90),
    number: random(3) === 0 ? null : String(random(1_000_000)).padStart(7, '0'),
    note: text(60),
    emails: Array.from({ length: random(4) }, (__, at) => `${addressTrap(random)}${index}.${at}@contoso.com`),
  }));
}

/** Addresses are ASCII in a directory. */
function addressTrap(random: (below: number) => number): string {
  return ["o'brien", '"q u"', 'back\\slash', 'a;b', '--', '\\N', '#', 'plain', '{0}', '$$'][random(10)];
}

/** Whole numbers below a bound, the same ones for a seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

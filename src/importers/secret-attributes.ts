/**
 * Whether an attribute holds a secret by its name: a password, its hash, a token, a key. Such columns are never read. A
 * path holds one where any name on it does. What is said about a secret, such as `pwdLastSet`, is none.
 */
export function isSecretAttribute(attribute: string): boolean {
  // What stands in brackets is a remark, as in `Password [Required]`, the number of a value, or a filter that may ask
  // for a secret by its name: `credentials[type eq "password"].value`.
  const asked = Array.from(attribute.matchAll(/"([^"]*)"/g), ([, text]) => text);
  return [...attribute.replace(/\[[^\]]*\]|\([^)]*\)/g, '').split('.'), ...asked].some(isSecretName);
}

function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const whole = words.join('');
  if (!secretNames.has(whole) && !secretParts.some((part) => withoutInnocent(whole).includes(part)))
    return false;
  return !aboutEndings.has(words[words.length - 1]) && !aboutBeginnings.has(words[0]);
}

/** The words of a name in lower case: `pwdLastSet`, `pwd_last_set` and `PWD LAST SET` have the same; digits are none. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** What makes a name that of a secret wherever it stands in it. */
const secretParts = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'hash',
  'token',
  'secret',
  'apikey',
  'accesskey',
  'privatekey',
  'recoverycode',
  'backupcode',
  'securityanswer',
  'supplementalcredentials',
] as const;

/** What does so only as the whole name: short words stand in others by chance. */
const secretNames: ReadonlySet<string> = new Set([
  'pw',
  'userpw',
  'ibmslapdadminpw',
  'pass',
  'userpass',
  'salt',
  'otp',
  'totp',
  'krbprincipalkey',
  'userpkcs',
]);

/** Words that have such a part in them and nothing to do with it. */
const innocentWords = /hashtags?|secretar(?:y|ies|iat|ial)/g;

function withoutInnocent(whole: string): string {
  return whole.replace(innocentWords, ' ');
}

/** The last word of a name that is about a secret: when it was set, whether it may expire, how long it must be. */
const aboutEndings: ReadonlySet<string> = new Set([
  ...['at', 'date', 'time', 'timestamp', 'on', 'day', 'days', 'since', 'until', 'computed'],
  ...['set', 'change', 'changes', 'changed', 'modified', 'updated', 'created', 'used'],
  ...['expires', 'expired', 'expiry', 'expiration', 'age', 'count', 'length', 'attempts', 'failures'],
  ...[
    'policy',
    'policies',
    'profile',
    'status',
    'state',
    'required',
    'reset',
    'enabled',
    'disabled',
    'locked',
  ],
  ...['type', 'algorithm', 'method', 'login', 'logon', 'signin', 'in'],
]);

/** The first word of a question about a secret. */
const aboutBeginnings: ReadonlySet<string> = new Set([
  'is',
  'has',
  'must',
  'force',
  'can',
  'cannot',
  'needs',
]);

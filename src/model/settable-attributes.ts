/** How many characters an attribute holds where nobody documents it: no attribute of a user holds more. */
const undocumented = 1024;

/**
 * The attributes of a directory user that a creation may write beside name and sign-in: texts that Graph takes when
 * a user is created, and how many characters each holds (microsoft-graph-docs, user-post-users.md and user.md).
 */
const longestOfAttribute: ReadonlyMap<string, number> = new Map([
  ['city', 128],
  ['companyName', 64],
  ['country', 128],
  ['department', 64],
  ['employeeId', 16],
  ['employeeType', undocumented],
  ['faxNumber', undocumented],
  ['givenName', 64],
  ['jobTitle', 128],
  ['mail', 256],
  ['mobilePhone', 64],
  ['officeLocation', undocumented],
  ['onPremisesImmutableId', undocumented],
  ['postalCode', 40],
  ['preferredLanguage', undocumented],
  ['state', 128],
  ['streetAddress', 1024],
  ['surname', 64],
  ['usageLocation', 2],
  ...Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, 1024] as const),
]);

/** A directory extension; its name tells the application that registered it. */
const extension = /^extension_[0-9A-Fa-f]{32}_\w{1,128}$/;
const longestOfExtension = 256;

/** Their names, for suggestions; directory extensions have names of their own. */
export const settableAttributes: readonly string[] = [...longestOfAttribute.keys()];

/** How many characters an attribute holds; null for one that a creation cannot write. Names have the case of Graph. */
export function longestValueOf(attribute: string): number | null {
  return longestOfAttribute.get(attribute) ?? (extension.test(attribute) ? longestOfExtension : null);
}

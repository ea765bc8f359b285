/**
 * Names that mean one attribute of a directory user: Graph's name first, then those of the admin center's
 * download, of Azure AD Graph, which the provisioning engine still speaks, and of the portal's columns
 * (entra-docs, users-bulk-download.md and functions-for-customizing-application-data.md).
 */
const sameAttribute: readonly (readonly string[])[] = [
  ['id', 'objectId', 'object id'],
  ['userPrincipalName', 'user principal name'],
  ['displayName', 'display name'],
  ['givenName', 'first name'],
  ['surname', 'last name'],
  ['accountEnabled', 'account enabled'],
  ['createdDateTime', 'creation time'],
  ['mobilePhone', 'mobile'],
  ['businessPhones', 'telephoneNumber'],
  ['officeLocation', 'physicalDeliveryOfficeName'],
  ['faxNumber', 'facsimileTelephoneNumber'],
  ['onPremisesSyncEnabled', 'directorySynced', 'dirSyncEnabled'],
  ['otherMails', 'alternateEmailAddress'],
  ...Array.from({ length: 15 }, (_, index) => [
    `onPremisesExtensionAttributes.extensionAttribute${index + 1}`,
    `extensionAttribute${index + 1}`,
  ]),
];

/** The names under which an attribute may stand in an export's header, the given one first. */
export function namesOfAttribute(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const names = sameAttribute.find((group) => group.some((member) => member.toLowerCase() === lower));
  return [name, ...(names ?? []).filter((other) => other.toLowerCase() !== lower)];
}

/**
 * Attributes that hold several values. The service reads none of them in a matching rule
 * (entra-docs, known-issues.md).
 */
const multiValued: ReadonlySet<string> = new Set(
  [
    'assignedLicenses',
    'assignedPlans',
    'businessPhones',
    'identities',
    'imAddresses',
    'memberOf',
    'otherMails',
    'alternateEmailAddress',
    'provisionedPlans',
    'proxyAddresses',
  ].map((name) => name.toLowerCase()),
);

export function isMultiValuedAttribute(name: string): boolean {
  return multiValued.has(name.toLowerCase());
}

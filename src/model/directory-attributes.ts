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

/**
 * What Active Directory calls an attribute of Entra's where it has another name, by Entra's name in lower case: as
 * Entra Connect's default rules map them (entra-docs, reference-connect-sync-attributes-synchronized.md), then as
 * Get-ADUser of PowerShell names the same attribute (about_ActiveDirectory_ObjectModel, extended properties).
 */
const activeDirectoryNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['surname', ['sn']],
  ['jobtitle', ['title']],
  ['companyname', ['company']],
  ['city', ['l']],
  ['state', ['st']],
  ['country', ['co']],
  ['accountenabled', ['Enabled']],
  ['mail', ['EmailAddress']],
  ['createddatetime', ['whenCreated', 'Created']],
  ['onpremisessamaccountname', ['sAMAccountName']],
  ['onpremisessecurityidentifier', ['objectSid', 'SID']],
  ['onpremisesdistinguishedname', ['distinguishedName', 'dn']],
]);

/**
 * The names under which an attribute may stand in an export's header, the given one first. Active Directory's come
 * last: they mean the same there alone, and an export of Entra ID may have columns of these names for something else.
 */
export function namesOfAttribute(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const names = sameAttribute.find((group) => group.some((member) => member.toLowerCase() === lower)) ?? [];
  return [
    name,
    ...names.filter((other) => other.toLowerCase() !== lower),
    ...(activeDirectoryNames.get((names[0] ?? name).toLowerCase()) ?? []),
  ];
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

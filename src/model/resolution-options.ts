/** The ways to put an unresolved user right, in the order of Microsoft's article on correlation. */
export const resolutionOptions = [
  'delete-test-user',
  'delete-leaver',
  'delete-and-recreate',
  'update-in-application',
  'new-property-in-application',
  'align-mail-and-upn',
  'update-in-entra',
  'widen-sync',
  'new-attribute-in-entra',
  'change-rule',
  'create-in-ad',
  'create-in-entra',
  'keep-separate',
  'hr-inbound',
] as const;

export type ResolutionOption = (typeof resolutionOptions)[number];

interface OptionWords {
  readonly title: string;
  /** Where something is changed. */
  readonly system: string;
  readonly whoActs: string;
  readonly fitsWhen: string;
  readonly ifNothingIsDone: string;
}

/** What each option says to the owner of an application. */
export const optionWords = {
  'delete-test-user': {
    title: 'Delete the test account',
    system: 'the application',
    whoActs: 'administrator of the application',
    fitsWhen: 'The account was made to try something out, and nobody works with it.',
    ifNothingIsDone:
      'The account stays, belongs to nobody and is open to whoever still knows how to sign in to it.',
  },
  'delete-leaver': {
    title: 'Delete the account of somebody who has left',
    system: 'the application',
    whoActs: 'administrator of the application',
    fitsWhen: 'Its person is no longer with the organisation, and the account was never removed.',
    ifNothingIsDone:
      'Somebody who has left may still sign in, and provisioning will never close the account.',
  },
  'delete-and-recreate': {
    title: 'Delete the account; provisioning links another one or creates it anew',
    system: 'the application',
    whoActs: 'administrator of the application',
    fitsWhen:
      'The application is little used or keeps nothing of this account, or its person has another account that stays.',
    ifNothingIsDone: 'Its person has two accounts, and only the other one is kept up to date and closed.',
  },
  'update-in-application': {
    title: 'Correct the value in the application',
    system: 'the application',
    whoActs: 'administrator of the application',
    fitsWhen: 'A value in the application is missing, mistyped, out of date or that of another account.',
    ifNothingIsDone:
      'Provisioning does not find this account, or takes it for another person’s: its person gets a second account.',
  },
  'new-property-in-application': {
    title: 'Give the accounts a new property to be found by',
    system: 'the application, then the matching rule',
    whoActs: 'administrator of the application, then of the provisioning',
    fitsWhen:
      'The accounts have nothing in common with the directory, and a reliable source (such as HR) knows a value that the directory has too, such as the employee number.',
    ifNothingIsDone: 'Nothing can ever link the account: its person gets a second one.',
  },
  'align-mail-and-upn': {
    title: 'Compare the same address on both sides, e-mail or sign-in name',
    system: 'the application or the matching rule',
    whoActs: 'administrator of the application or of the provisioning',
    fitsWhen:
      'A person’s e-mail address and sign-in name differ, and each side has another one of the two. With single sign-on planned, put the sign-in name into the application; without, match by e-mail address.',
    ifNothingIsDone: 'Provisioning does not find this account: its person gets a second one.',
  },
  'update-in-entra': {
    title: 'Correct the value in the directory',
    system: 'Entra ID, or where its users come from (Active Directory, HR)',
    whoActs: 'administrator of the directory',
    fitsWhen: 'The directory’s value is missing, out of date or on the wrong person.',
    ifNothingIsDone:
      'Provisioning goes by the wrong value: it does not find this account, or gives it to another person.',
  },
  'widen-sync': {
    title: 'Synchronise more users or attributes to Entra ID',
    system: 'Entra Connect or Cloud Sync',
    whoActs: 'administrator of the synchronisation',
    fitsWhen: 'Active Directory has the person or the value, but it is not synchronised.',
    ifNothingIsDone:
      'The directory does not know this person or value, and provisioning leaves the account alone.',
  },
  'new-attribute-in-entra': {
    title: 'Keep the application’s own identifier in the directory',
    system: 'Entra ID, then the matching rule',
    whoActs: 'administrator of the directory, then of the provisioning',
    fitsWhen:
      'Only the application’s own identifier tells its users apart: an extension attribute takes it up.',
    ifNothingIsDone: 'Nothing can link the account: its person gets a second one.',
  },
  'change-rule': {
    title: 'Match by another attribute',
    system: 'the matching rule',
    whoActs: 'administrator of the provisioning',
    fitsWhen: 'Most accounts agree with another attribute of the directory than the rule compares.',
    ifNothingIsDone: 'Provisioning finds none of these accounts: all of these people get second ones.',
  },
  'create-in-ad': {
    title: 'Create the person in Active Directory',
    system: 'Active Directory, from where Entra ID takes users over',
    whoActs: 'administrator of Active Directory',
    fitsWhen:
      'The person works with this and other applications, some of which use Active Directory, and is not in the directory.',
    ifNothingIsDone:
      'The account belongs to nobody in the directory: it is neither kept up to date nor closed.',
  },
  'create-in-entra': {
    title: 'Create the person in Entra ID',
    system: 'Entra ID',
    whoActs: 'user administrator of Entra ID',
    fitsWhen: 'The person works with the application and is not in the directory.',
    ifNothingIsDone:
      'The account belongs to nobody in the directory: it is neither kept up to date nor closed.',
  },
  'keep-separate': {
    title: 'Keep the account as it is, apart from the directory',
    system: 'none',
    whoActs: 'owner of the application decides',
    fitsWhen:
      'The account is no person’s: a service, or an administrator’s account for emergencies. It cannot sign in through Entra ID.',
    ifNothingIsDone:
      'The account stands on every list of open questions, and nobody has said that it may stay.',
  },
  'hr-inbound': {
    title: 'Let HR create its people in Entra ID',
    system: 'HR, from where Entra ID takes users over',
    whoActs: 'HR and identity team',
    fitsWhen: 'The person is known to HR, whose system can provision Entra ID with a common number.',
    ifNothingIsDone:
      'The account belongs to nobody in the directory: it is neither kept up to date nor closed.',
  },
} as const satisfies Record<ResolutionOption, OptionWords>;

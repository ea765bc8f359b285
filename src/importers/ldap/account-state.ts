import { Buffer } from 'node:buffer';

/** The attribute that is made of those that say whether an account may be used: `true` or `false`. */
export const derivedState = 'accountEnabled';

/**
 * What each of them says when it is there, by name in lower case: Active Directory (MS-ADTS, section 2.2.16, the flag
 * ACCOUNTDISABLE), 389 Directory Server, OpenLDAP's password policy (draft-behera-ldap-password-policy, section 5.3.3),
 * whose value is the time at which the account was locked, and eDirectory.
 */
const stateAttributes: Readonly<Record<string, (value: string) => boolean | null>> = {
  useraccountcontrol: (value) => (/^-?\d{1,10}$/.test(value) ? (Number(value) & 2) === 0 : null),
  nsaccountlock: isNotTrue,
  // Locked for good by an administrator; any other time is that of too many wrong passwords, and passes by.
  pwdaccountlockedtime: (value) => value !== '000001010000Z',
  logindisabled: isNotTrue,
};

export const stateNames: readonly string[] = Object.keys(stateAttributes);

function isNotTrue(value: string): boolean | null {
  const word = value.trim().toLowerCase();
  return word === 'true' ? false : word === 'false' ? true : null;
}

/** Whether the account of one entry may be used, as far as its attributes say so. */
export class AccountState {
  readonly #absentMeans: string;
  #isEnabled: boolean | null = null;
  #isUnreadable = false;

  /**
   * `userAccountControl` is on every account of Active Directory, so without it nothing is known. The other
   * attributes are there where an account is locked and mostly not elsewhere.
   */
  constructor(hasUserAccountControl: boolean) {
    this.#absentMeans = hasUserAccountControl ? '' : 'true';
  }

  clear(): void {
    this.#isEnabled = null;
    this.#isUnreadable = false;
  }

  /** Hears one value of one of the attributes: an account is enabled if none of them says otherwise. */
  add(name: string, value: Uint8Array): void {
    const says = stateAttributes[name](Buffer.from(value).toString('latin1'));
    if (says !== null) this.#isEnabled = says && this.#isEnabled !== false;
    else this.#isUnreadable = true;
  }

  /** `true`, `false`, or nothing where the entry does not say it. */
  get text(): string {
    if (this.#isEnabled === false) return 'false';
    if (this.#isUnreadable) return '';
    return this.#isEnabled === null ? this.#absentMeans : 'true';
  }
}

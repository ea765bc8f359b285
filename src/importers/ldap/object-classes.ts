import { Buffer } from 'node:buffer';

/** The classes of people and of accounts (RFC 4519, RFC 2798, RFC 4524, RFC 2307, Active Directory, eDirectory). */
const userClasses: ReadonlySet<string> = new Set([
  'person', 'organizationalperson', 'inetorgperson', 'user', 'account', 'posixaccount',
]); // prettier-ignore

/** Those of entries that Active Directory counts among persons and users too, and of links to entries elsewhere. */
const otherClasses: ReadonlySet<string> = new Set(['computer', 'contact', 'alias', 'aliasobject', 'referral']);

/** Tells by its object classes whether an entry is a user. */
export class ObjectClasses {
  #isUser = false;
  #isOther = false;
  #areThere = false;

  clear(): void {
    this.#isUser = this.#isOther = this.#areThere = false;
  }

  add(value: Uint8Array): void {
    this.#areThere = true;
    const name = Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1').toLowerCase();
    if (userClasses.has(name)) this.#isUser = true;
    if (otherClasses.has(name)) this.#isOther = true;
  }

  /** An entry whose classes were not exported is taken for one. */
  get areOfUser(): boolean {
    return !this.#areThere || (this.#isUser && !this.#isOther);
  }
}

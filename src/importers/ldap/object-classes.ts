import { NameIndex } from './name-index.ts';

/** The classes of people and of accounts (RFC 4519, RFC 2798, RFC 4524, RFC 2307, Active Directory, eDirectory). */
const userClasses = ['person', 'organizationalperson', 'inetorgperson', 'user', 'account', 'posixaccount'];

/** Those of entries that Active Directory counts among persons and users too, and of links to entries elsewhere. */
const otherClasses = ['computer', 'contact', 'alias', 'aliasobject', 'referral'];

/** Tells by its object classes whether an entry is a user. */
export class ObjectClasses {
  readonly #index = new NameIndex([...userClasses, ...otherClasses]);
  #isUser = false;
  #isOther = false;
  #areThere = false;

  clear(): void {
    this.#isUser = this.#isOther = this.#areThere = false;
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    this.#areThere = true;
    const place = this.#index.find(bytes, start, end);
    if (place < 0 || this.#index.end < end) return;
    if (place < userClasses.length) this.#isUser = true;
    else this.#isOther = true;
  }

  /** An entry whose classes were not exported is taken for one. */
  get areOfUser(): boolean {
    return !this.#areThere || (this.#isUser && !this.#isOther);
  }
}

import type { PlannedUser, Refusal } from '../../model/creation.ts';
import { longestValueOf } from '../../model/settable-attributes.ts';
import { plainForm } from '../../tables/skeleton.ts';

/*
 * What Entra ID takes in the attributes of a new user (entra-docs, concept-sspr-policy.md; microsoft-graph-docs,
 * user-post-users.md; microsoft-365-docs, prepare-for-directory-synchronization.md). Which characters Graph refuses
 * in a mail alias is not documented: those that every list allows are taken.
 */
const ofPrincipalName = /[A-Za-z0-9'.\-_!#^~@]/;
const longest = { beforeAt: 64, domain: 48, principalName: 113, nickname: 64, displayName: 256 } as const;
const safeNickname = /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;
const mailAddress = /^[!-?A-~]+@[!-?A-~]+$/;

/** The first thing that Entra ID would not take, or null. `domains` are the verified ones, in lower case. */
export function checkNames(user: PlannedUser, domains: ReadonlySet<string>): Refusal | null {
  return checkPrincipalName(user.userPrincipalName, domains) ?? checkNickname(user) ?? checkSet(user.set);
}

function checkPrincipalName(upn: string, domains: ReadonlySet<string>): Refusal | null {
  const [name, domain, ...more] = upn.split('@');
  if (domain === undefined || more.length > 0 || name === '' || domain === '')
    return { kind: 'upn-form', upn };
  const characters = [...new Set(upn)].filter((character) => !ofPrincipalName.test(character));
  if (characters.length > 0)
    return { kind: 'upn-characters', upn, characters: characters.map(withCodePoint) };
  if (name.endsWith('.')) return { kind: 'upn-form', upn };
  if (/#ext#/i.test(upn)) return { kind: 'upn-like-guest', upn };
  if (name.length > longest.beforeAt || domain.length > longest.domain || upn.length > longest.principalName)
    return { kind: 'upn-length', upn };
  return domains.has(plainForm(domain))
    ? null
    : { kind: 'domain-not-verified', domain, areSomeKnown: domains.size > 0 };
}

function checkNickname({ mailNickname, displayName }: PlannedUser): Refusal | null {
  const { length } = mailNickname;
  if (length === 0 || length > longest.nickname) return { kind: 'nickname-length', length };
  if (!safeNickname.test(mailNickname)) return { kind: 'nickname-form', nickname: mailNickname };
  if (displayName.trim() === '') return { kind: 'name-empty' };
  return displayName.length > longest.displayName
    ? { kind: 'name-length', length: displayName.length }
    : null;
}

function checkSet(set: PlannedUser['set']): Refusal | null {
  for (const [attribute, value] of set) {
    const most = longestValueOf(attribute);
    if (most === null) throw new Error(`a checked attribute cannot be set: ${attribute}`);
    if (value.length > most) return { kind: 'value-length', attribute, length: value.length, longest: most };
    if (attribute === 'mail' && !mailAddress.test(value)) return { kind: 'mail-form', mail: value };
  }
  return null;
}

function withCodePoint(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${/[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${character} ` : ''}U+${code}`;
}

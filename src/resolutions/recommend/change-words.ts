import type { Candidate, CandidateReason } from '../../model/candidates.ts';
import { personWords } from '../../model/person-words.ts';
import { hiddenRemark } from '../../model/shown-value.ts';
import { terminalText } from '../../model/terminal-text.ts';
import { isoUtc } from '../../tables/dates.ts';
import { isTrusted, type Proposal } from './candidate-facts.ts';
import type { Person, ResolutionFacts } from './resolution-facts.ts';
import type { ToldPurpose } from './telling-words.ts';

/** What is to be done about accounts that are no ordinary person's, and about privileged ones. */
export const keptApart = 'Nothing, once it is decided that the account stays apart.';
export const keptApartByConsent =
  'Nothing, once it is decided that the account stays apart and whoever answers for the privilege has agreed.';

/** The day and time of the last use, as the lists show it. */
export function lastUse({ lastSignIn }: Pick<ResolutionFacts, 'lastSignIn'>): string {
  return isoUtc(lastSignIn) ?? lastSignIn;
}

/** By what an account tells its purpose. */
export function purposeWords({ purpose, word }: ToldPurpose): string {
  return purpose === 'function'
    ? `The login is "${word}", which names a function`
    : `Login or name has the word "${word}"`;
}

/** A value as it stands, between backticks so that blanks at its ends show, and with invisible characters written out. */
export function quoted(value: string): string {
  return value === '' ? '(empty)' : `\`${terminalText(value).replaceAll('\n', '\\u{a}')}\``;
}

/** From what to what a value changes: ``login: `alicia` → `alice` ``, with a remark on what cannot be seen. */
export function fromTo(attribute: string, before: readonly string[], after: string): string {
  const values =
    before.length === 0 ? '(empty)' : listed(before.map((value) => quoted(value) + hiddenRemark(value)));
  return `${attribute}: ${values} → ${quoted(after)}`;
}

export function nameOf({ displayName, upn, id }: Person): string {
  return personWords(displayName, upn === '' ? id : upn);
}

const mostListed = 10;

/** Texts with bars between them; of many the first ones and how many more. */
export function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, mostListed).join(' | ');
  return texts.length > mostListed ? `${shown} | and ${texts.length - mostListed} more` : shown;
}

/** Who a candidate is, how sure that is, and why. */
export function seen({ candidate, person }: Proposal): string {
  return `${isTrusted(candidate) ? 'Most likely' : 'Perhaps'} ${nameOf(person)}: ${inCommonWords(candidate)}.`;
}

export function inCommonWords({ reasons }: Candidate): string {
  return reasons.map(inCommon).join('; ');
}

/** What an account and a candidate have in common. */
function inCommon({ application, directory }: CandidateReason): string {
  return `${application.attribute} ${quoted(application.value)} and ${directory.attribute} ${quoted(directory.value)}`;
}

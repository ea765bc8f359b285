import { directoryText } from '../../model/rules.ts';
import { foldAscii } from '../../tables/fold-ascii.ts';
import { listed, nameOf, quoted } from './change-words.ts';
import type { ClaimedValue, ResolutionFacts } from './resolution-facts.ts';

/** Who claims it, the first of them. */
export function claimantName({ claimants: [first] }: ResolutionFacts): string {
  return first === undefined ? '' : nameOf(first);
}

/** Somebody else without an account who is called as the account is. */
export function namesakeName({ namesake }: ResolutionFacts): string {
  return namesake === null ? '' : nameOf(namesake);
}

/** A value of the application: ``login `alice` ``. */
function valueWords({ rule, value }: ClaimedValue): string {
  return `${rule.application} ${quoted(value)}`;
}

/** That by which the first claims it. */
export function claimedValue({ claimed }: ResolutionFacts): string {
  return claimed.length === 0 ? '' : valueWords(claimed[0]);
}

/** The attribute by which the first claims it. */
export function claimedAttribute({ claimed }: ResolutionFacts): string {
  return claimed.length === 0 ? '' : directoryText(claimed[0].rule.directory);
}

function othersOf({ key, claimants: [first] }: ResolutionFacts): string[] {
  return (first?.claims ?? []).filter((other) => other !== key);
}

/** The other accounts of the first who claims it. */
export function otherAccounts(facts: ResolutionFacts): string {
  return listed(othersOf(facts).map(quoted));
}

/** What to take away from an account that several people claim by different values, and whose it is. */
export function whatIsOfOthers(facts: ResolutionFacts): string {
  return `from the account what is not of its person: ${listed(claimedValues(facts))} are of ${listed(facts.claimants.map(nameOf))}.`;
}

/** The values by which it is claimed, of equal ones the first. */
export function claimedValues({ claimed }: ResolutionFacts): string[] {
  const texts = claimed.map(({ value }) => foldAscii(value));
  return claimed.filter((_, at) => texts.indexOf(texts[at]) === at).map(valueWords);
}

import type { Candidate, CandidateReason, CandidateReasonKind } from '../../model/candidates.ts';
import { attributesOf, directoryText, type DirectoryValue } from '../../model/rules.ts';
import { couldBeRule } from './common-cause.ts';
import { withoutHidden } from './mend-text.ts';
import type { Person, ResolutionFacts, RuleValues } from './resolution-facts.ts';

/** The best candidate of a user that nobody claims, and who it is. */
export interface Proposal {
  readonly candidate: Candidate;
  readonly person: Person;
}

export function proposalOf({ candidates, personAt }: ResolutionFacts): Proposal | null {
  const [candidate] = candidates;
  return candidate === undefined ? null : { candidate, person: personAt(candidate.person) };
}

/** From here on a candidate is taken to be the person unless somebody knows better. */
const trusted = 0.7;

export function trustedProposal(facts: ResolutionFacts): Proposal | null {
  const proposal = proposalOf(facts);
  return proposal === null || !isTrusted(proposal.candidate) ? null : proposal;
}

export function isTrusted({ confidence }: Candidate): boolean {
  return confidence >= trusted;
}

/** Whether a candidate has nothing in common with the account but what is of this kind. */
export function restsOn({ candidate: { reasons } }: Proposal, kind: CandidateReasonKind): boolean {
  return reasons.every((reason) => reason.kind === kind);
}

/** A value to be corrected on one side, so that a rule finds the account. */
export interface Correction {
  readonly attribute: string;
  readonly before: readonly string[];
  readonly after: string;
}

interface CorrectionInDirectory extends Correction {
  /** Whether only the export may be wrong: a spreadsheet took zeros away from many. */
  readonly isPerhapsExportAlone: boolean;
}

/**
 * What the application has to hold so that a rule finds the account: the candidate's value of the first rule on
 * an attribute that the two were compared by, else of the first rule that the candidate has a value for.
 */
export function correctionInApplication(
  facts: ResolutionFacts,
  { candidate: { reasons }, person }: Proposal,
): Correction | null {
  const valued = valuesOfPerson(facts, person);
  const compared = valued.find(({ attribute }) => reasons.some((reason) => isOn(reason, attribute)));
  const chosen = compared ?? valued[0];
  if (chosen === undefined) return null;
  const { attribute, values, after } = chosen;
  const reason = reasons.find((one) => isOn(one, attribute));
  return { attribute, before: reason === undefined ? values : [reason.application.value], after };
}

/** By which values rules find a person, in their order, with what the account has there. */
export function valuesOfPerson(
  { rules }: ResolutionFacts,
  { ruleValues }: Person,
): { readonly attribute: string; readonly values: readonly string[]; readonly after: string }[] {
  return rules.flatMap(({ rule, values }, at) =>
    ruleValues[at] === '' ? [] : [{ attribute: rule.application, values, after: ruleValues[at] }],
  );
}

/**
 * What the directory has to hold: the application's value, where the candidate agrees with it and has nothing in the
 * attribute that the rule compares, or something with hidden characters, or a number that has lost its zeros; or
 * where the candidate has nothing in any.
 */
export function correctionInDirectory(
  { rules }: ResolutionFacts,
  { candidate: { reasons }, person }: Proposal,
): CorrectionInDirectory | null {
  for (const [at, { rule, values, zeroFilled }] of rules.entries()) {
    const before = person.ruleValues[at];
    const agreed = reasons.find((reason) => isOn(reason, rule.application) && reason.kind !== 'same-name');
    if (agreed === undefined || !values.includes(agreed.application.value)) continue;
    const after = withoutHidden(agreed.application.value);
    const hasLostZeros = after.length === zeroFilled && after === before.padStart(zeroFilled, '0');
    const isStale = before === '' || withoutHidden(before) !== before || (hasLostZeros && before !== after);
    if (!isStale) continue;
    return {
      attribute: correctedText(rule.directory),
      before: before === '' ? [] : [before],
      after,
      isPerhapsExportAlone: hasLostZeros,
    };
  }
  const first = rules.find(({ values }) => values.length > 0);
  if (first === undefined || person.ruleValues.some((value) => value !== '')) return null;
  return {
    attribute: correctedText(first.rule.directory),
    before: [],
    after: withoutHidden(first.values[0]),
    isPerhapsExportAlone: false,
  };
}

/** An expression has no value of its own to be corrected. */
function correctedText(directory: DirectoryValue): string {
  const text = directoryText(directory);
  return directory.kind === 'attribute' ? text : `what ${text} is computed from, so that it changes`;
}

/** The reason that shows a rule comparing the sign-in name where the application has the address, or the reverse. */
export function mailForUpn(
  { rules }: ResolutionFacts,
  { candidate: { reasons } }: Proposal,
): { readonly reason: CandidateReason; readonly rule: RuleValues } | null {
  const compared = rules.map(({ rule }) => rule);
  for (const reason of reasons.filter((one) => couldBeRule(one, compared))) {
    const rule = rules.find(
      (one) =>
        isOn(reason, one.rule.application) && isOtherAddress(reason.directory.attribute, one.rule.directory),
    );
    if (rule !== undefined) return { reason, rule };
  }
  return null;
}

/** Whether a user agrees by what most others agree by. */
export function hasCommonCause({ commonCause }: ResolutionFacts, { candidate }: Proposal): boolean {
  if (commonCause === null) return false;
  const { application, directory } = commonCause;
  return candidate.reasons.some(
    (reason) =>
      isOn(reason, application) && reason.directory.attribute.toLowerCase() === directory.toLowerCase(),
  );
}

function isOn({ application }: CandidateReason, attribute: string): boolean {
  return application.attribute.toLowerCase() === attribute.toLowerCase();
}

function isOtherAddress(found: string, compared: DirectoryValue): boolean {
  const kindOf = (name: string): 'mail' | 'upn' | null =>
    name.toLowerCase() === 'mail' ? 'mail' : /^(original)?userprincipalname$/i.test(name) ? 'upn' : null;
  const one = kindOf(found);
  return one !== null && attributesOf(compared).some((name) => kindOf(name) !== null && kindOf(name) !== one);
}

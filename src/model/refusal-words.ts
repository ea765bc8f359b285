import type { MatchProblem, Refusal } from './creation.ts';
import { whyHeldInShort } from './hold-words.ts';

type Of<Kind extends Refusal['kind']> = Extract<Refusal, { kind: Kind }>;
type ProblemOf<Kind extends MatchProblem['kind']> = Extract<MatchProblem, { kind: Kind }>;

/** Why somebody is not created, and what to do. */
const refusalWords: { readonly [Kind in Refusal['kind']]: (refusal: Of<Kind>) => string } = {
  'already-matched': () => 'A directory user is matched with this account already: nobody has to be created.',
  excluded: () =>
    'The configuration sets this account aside (exclude). Take it out there if a directory user is to be created.',
  'no-decision-conflict': () =>
    'Directory users claim this account already (see conflicts.csv). Whoever knows better has to decide.',
  'no-decision-value': () =>
    'A directory user who claims another account has the same value (see unmatched.csv): this is probably their second account. Whoever knows better has to decide.',
  'no-decision-candidate': () =>
    'Somebody who is in the directory already may be this person. Whoever knows better has to decide.',
  'expression-failed': ({ attribute, why }) => `create, ${attribute}: ${why}.`,
  'upn-form': ({ upn }) =>
    `"${upn}" is no user principal name: it is a name, one @ and a domain, and no dot stands before the @.`,
  'upn-characters': ({ upn, characters }) =>
    `"${upn}" has characters that no user principal name may have: ${listed(characters)}. NormalizeDiacritics takes accents away, StripSpaces blanks.`,
  'upn-like-guest': ({ upn }) =>
    `"${upn}" holds #EXT#, which marks guests: matching would take it for another address.`,
  'upn-length': ({ upn }) =>
    `"${upn}" is too long: at most 64 characters may stand before the @, 48 behind it, and 113 in all.`,
  'domain-not-verified': ({ domain, areSomeKnown }) =>
    areSomeKnown
      ? `"${domain}" is no verified domain of the tenant that is known here (verifiedDomains).`
      : `No verified domain of the tenant is known, so "${domain}" cannot be checked: give verifiedDomains.`,
  'nickname-form': ({ nickname }) =>
    `"${nickname}" is no mail alias that is safe everywhere: letters and digits of ASCII, dot, dash and underscore, with no dot at either end.`,
  'nickname-length': ({ length }) => `The mail alias has ${length} characters: it needs 1 and may have 64.`,
  'name-empty': () => 'The display name is empty.',
  'name-length': ({ length }) => `The display name has ${length} characters: it may have 256.`,
  'mail-form': ({ mail }) =>
    `"${mail}" is no mail address that a user can be given: a name, one @ and a domain, without blanks and accents.`,
  'value-length': ({ attribute, length, longest }) =>
    `The value for ${attribute} has ${length} characters: it may have ${longest}.`,
  'address-taken': ({ address, by }) => `${by} has the address "${address}" already: it may be this person.`,
  'address-repeated': ({ address, others }) =>
    `Others who are to be created would get the address "${address}" too: ${listed(others)}. None of them is.`,
  'nickname-taken': ({ nickname, by }) =>
    `${by} has the mail alias "${nickname}" already: it may be this person.`,
  'nickname-repeated': ({ nickname, others }) =>
    `Others who are to be created would get the mail alias "${nickname}" too: ${listed(others)}. None of them is.`,
  'matching-value-taken': ({ rule, value, by }) =>
    `${by} has the value "${value}" of matching rule ${rule} already: it may be this person.`,
  'matching-value-repeated': ({ rule, value, others }) =>
    `Others who are to be created would have the value "${value}" of matching rule ${rule} too: ${listed(others)}. None of them is.`,
  'would-not-match': ({ problem }) => problemText(problem),
};

const problemWords: { readonly [Kind in MatchProblem['kind']]: (problem: ProblemOf<Kind>) => string } = {
  'claims-nobody': () =>
    'Provisioning would not find this account by the created user, and create another one: write an attribute that a matching rule compares (create.set), and see that the account has a value there.',
  'claims-others': ({ keys }) =>
    `Provisioning would find other accounts by the created user: ${listed(keys)}. Settle first whose they are.`,
  'not-alone': () => 'Others claim this account beside the created user. Settle first whose it is.',
  held: ({ holds }) =>
    `The match with the created user would be held: ${holds.map((hold) => `${hold} (${whyHeldInShort(hold)})`).join('; ')}. Create this user by hand, and confirm the match.`,
  'changes-others': ({ keys }) =>
    `With the created user, other accounts would no longer come out as they do now: ${listed(keys)}. Settle them first.`,
};

export const refusalKinds = Object.keys(refusalWords) as readonly Refusal['kind'][];

export function explanationOfRefusal<Kind extends Refusal['kind']>(refusal: Of<Kind>): string {
  return wordsOfRefusal(refusal)(refusal);
}

function wordsOfRefusal<Kind extends Refusal['kind']>({ kind }: Of<Kind>): (refusal: Of<Kind>) => string {
  return refusalWords[kind];
}

function problemText<Kind extends MatchProblem['kind']>(problem: ProblemOf<Kind>): string {
  return wordsOfProblem(problem)(problem);
}

function wordsOfProblem<Kind extends MatchProblem['kind']>({
  kind,
}: ProblemOf<Kind>): (problem: ProblemOf<Kind>) => string {
  return problemWords[kind];
}

const mostListed = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).join(', ');
  return names.length > mostListed ? `${shown} and ${names.length - mostListed} more` : shown;
}

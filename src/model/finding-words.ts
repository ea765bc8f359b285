import type { Finding, FindingKind, IncompleteReason, Severity, UnreadableDecision } from './findings.ts';
import { commonCauseOf } from './hold-words.ts';
import { acceptFlag, safeguardText } from './safeguard-words.ts';
import type { Side } from './users.ts';

type Of<Kind extends FindingKind> = Extract<Finding, { kind: Kind }>;

interface Words<Kind extends FindingKind> {
  readonly severity: Severity;
  /** What the finding is about. */
  readonly subject: (finding: Of<Kind>) => string;
  readonly explanation: (finding: Of<Kind>) => string;
}

const incompleteWords = {
  'quote-not-closed': 'a quote is never closed, so reading stopped at that line',
  'json-cut-off': 'the file ends before its JSON does',
  'json-malformed': 'what stands at that line is no JSON, so reading stopped there',
  'more-pages':
    'it is one page of several (nextLink, totalResults): fetch all pages, and give the folder that they are in',
  'count-differs': 'it has another number of users than it says itself (count, totalResults)',
  'pages-missing': 'users between this page and the one before it are missing (startIndex)',
  'totals-differ': 'its pages name different numbers of users: it changed while they were fetched',
  'ldif-cut-off':
    'the file ends within an entry or a line: every export ends in a line break, and those of ldifde and slapcat end each entry in an empty line',
  'line-cut-off': 'the file ends within a line: csvde ends its last one too in a line break',
  'row-cut-off':
    'the file ends within a row: the last one has too few cells and no line break behind it, so more rows may be missing',
  'size-limit':
    'the server stopped at a limit of size or time (result): ask for pages (ldapsearch -E pr=1000/noprompt), or have the limit raised for the one who asks',
  'search-failed': 'the server ended the search with an error (result), so entries may be missing',
  'result-missing': 'the output of ldapsearch ends before it says how many entries there are (numEntries)',
  'search-references':
    'a part of the directory lies on another server (ref) and was not searched: export it too and join the files',
  'values-left-out': 'the server gave only a part of the values of an attribute that is used (range)',
  'sql-cut-off': 'the file ends within a statement',
  'sql-end-missing':
    'the sentence is missing with which the program ends a dump that it has completed, or a transaction is left open',
  'sql-malformed': 'what stands at that line is no SQL that a dump has, so reading stopped there',
  'sql-error-inside': 'the program that wrote the dump says at that line that it failed',
  'sql-rows-changed':
    'a statement at that line changes or removes rows of the table that were inserted before',
  'sql-rows-computed':
    'a statement at that line brings rows that are not written in the file (such as INSERT … SELECT)',
  'sql-backslash-unclear':
    'a backslash stands before a quote at that line, and the file does not say whether the text ends there: set "dialect"',
  'directory-row-rejected': 'a row was rejected, and whoever is missing would look like nobody',
  'assigned-row-rejected': 'a row of the assigned list was rejected, so somebody in scope is not known',
  'decision-row-rejected':
    'a row of the decisions was rejected, so what was decided for somebody is not known',
} as const satisfies Record<IncompleteReason, string>;

const unreadableWords = {
  lastSignIn: 'It is shown as it stands',
  createdAt: 'Whether the account is older than its directory user (hold "recycled") was not checked there',
} as const satisfies Record<Of<'unreadable-date'>['role'], string>;

const futureWords = {
  lastSignIn: 'It does not count when accounts are told to be dormant',
  createdAt: 'Whether the value was handed on (hold "recycled") goes by it all the same',
} as const satisfies Record<Of<'future-date'>['role'], string>;

const unreadableDecisionWords = {
  'decision-unknown': ({ written, nearest }) =>
    `"${written}" is no decision.${nearest === null ? '' : ` Was "${nearest}" meant?`} The README lists what can be decided`,
  'decision-missing': ({ written }) =>
    `The row says "${written}", but its column "decision" is empty. Write there what was decided`,
  'person-missing': ({ written }) =>
    `"${written}" needs the directory user: write the directory_id of conflicts.csv, or the candidate_id, into "directory_id"`,
  'date-unreadable': ({ written }) =>
    `"${written}" is no day as 2027-12-31, and which of day and month comes first is not guessed. Format the column "expires_on" as text`,
} as const satisfies Record<
  UnreadableDecision['why'],
  (finding: Pick<UnreadableDecision, 'written' | 'nearest'>) => string
>;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Names in a sentence; an export may have any number of them. */
const shortList = (names: readonly string[]): string =>
  names.length > mostNames
    ? `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`
    : names.join(', ');

const mostNames = 10;

const users = (count: number): string => (count === 1 ? '1 user has' : `${count} users have`);

const ofAttribute = ({ side, attribute }: { readonly side: Side; readonly attribute: string }): string =>
  `${side} ${attribute}`;

/** Severity and words of every kind of finding. */
const findingWords: { readonly [Kind in FindingKind]: Words<Kind> } = {
  'incomplete-source': {
    severity: 'error',
    subject: ({ side }) => side,
    explanation: ({ why }) =>
      `The export is incomplete: ${incompleteWords[why]}. Nothing may be created, changed or deleted on the strength of this report.`,
  },
  'unexpected-count': {
    severity: 'error',
    subject: ({ side }) => side,
    explanation: ({ side, expected, actual }) =>
      `The export has ${counted(actual, 'user')}, rejected rows counted, and ${expected} ${expected === 1 ? 'was' : 'were'} expected (--expect-count ${side}). Export again, or count again where the users are kept. Nothing may be created, changed or deleted on the strength of this report.`,
  },
  'encoding-guessed': {
    severity: 'info',
    subject: ({ source }) => source,
    explanation: ({ encoding }) =>
      `The file is no valid UTF-8 and was read as ${encoding}. Export as UTF-8, or set "encoding" to confirm it.`,
  },
  'secrets-dropped': {
    severity: 'warning',
    subject: ({ source }) => source,
    explanation: ({ columns }) =>
      `${counted(columns.length, 'column')} of this file ${columns.length === 1 ? 'holds' : 'hold'} secrets by ${columns.length === 1 ? 'its name' : 'their names'}: ${shortList(columns)}. Nothing of ${columns.length === 1 ? 'it' : 'them'} was read. Export again without ${columns.length === 1 ? 'it' : 'them'}, and delete this file: whoever gets hold of it has whatever secrets are in it.`,
  },
  'removed-entries': {
    severity: 'warning',
    subject: ({ source }) => source,
    explanation: ({ count }) =>
      `${count === 1 ? '1 entry says' : `${count} entries say`} that a user was removed (@removed), as a delta query does. They are no users here. Such an answer may tell of changes only: make sure that the file has every user.`,
  },
  'passed-over': {
    severity: 'info',
    subject: ({ source }) => source,
    explanation: ({ count }) =>
      `${count === 1 ? '1 entry is' : `${count} entries are`} no user by objectClass (computers, groups, contacts and the like) and passed over.`,
  },
  'foreign-ids': {
    severity: 'warning',
    subject: ({ source }) => source,
    explanation: () =>
      'The ids of this directory are those of Active Directory (objectGUID), not those of Entra ID: directory_id of the lists finds nobody there. Users who are in Entra ID alone are not in this export, and users who are not synchronised are.',
  },
  'joined-rows-unowned': {
    severity: 'info',
    subject: ({ table }) => table,
    explanation: ({ count }) =>
      `${count === 1 ? '1 row of this joined table belongs' : `${count} rows of this joined table belong`} to no user that was read. Check the columns of the join if that is many.`,
  },
  'number-cells': {
    severity: 'warning',
    subject: ({ side, attribute }) => `${side} ${attribute}`,
    explanation: ({ count }) =>
      `${count === 1 ? '1 cell is' : `${count} cells are`} stored as a number in the workbook, which keeps no leading zeros and no more than 15 digits: 00123 is 123 there. Users are known or compared by this attribute: if it may begin with a zero or is longer, export anew with its cells as text.`,
  },
  'merged-cells': {
    severity: 'warning',
    subject: ({ source }) => source,
    explanation: ({ count }) =>
      `${count === 1 ? 'Cells of users are merged in 1 place' : `Cells of users are merged in ${count} places`}: only the first of them has a value, and whoever stands in the others has none. Unmerge them in the sheet, and fill them in.`,
  },
  'scope-assumed': {
    severity: 'info',
    subject: () => 'scope',
    explanation: () =>
      'Every directory user was taken to be in scope. Give the assigned users (scope.assigned) where provisioning is limited to them.',
  },
  'state-unknown': {
    severity: 'warning',
    subject: ({ side, attribute }) => `${side} ${attribute}`,
    explanation: ({ side, role, attribute, word, count }) =>
      `${users(count)} "${word}" there, which is not known to mean yes or no. Whether they are ${role} is left open; say which words mean yes: ${side}.roles.${role}: { column: '${attribute}', in: [...] }.`,
  },
  'no-account-state': {
    severity: 'warning',
    subject: () => 'accountEnabled',
    explanation: () =>
      'The directory export says of nobody whether the account is enabled: all count as enabled, and readiness is unknown. Export accountEnabled too.',
  },
  'nobody-enabled': {
    severity: 'warning',
    subject: ({ side, attribute }) => `${side} ${attribute}`,
    explanation: () =>
      'Not one user of this export counts as enabled. Check the column and the words that mean yes (roles.enabled, in).',
  },
  'inactive-but-matched': {
    severity: 'warning',
    subject: () => 'enabled',
    explanation: ({ count }) =>
      `${count === 1 ? '1 account is' : `${count} accounts are`} inactive in the application and matched with somebody who is enabled. Where provisioning maps the account state, it will enable them.`,
  },
  'namesake-enabled': {
    severity: 'warning',
    subject: ({ example }) => example,
    explanation: ({ count, example }) =>
      `${count === 1 ? `Account ${example}` : `${count} accounts, such as ${example},`} would be linked to somebody disabled, while an enabled directory user of the same name has no account and would get a new one. People who come back are often created anew: see resolution-options.csv.`,
  },
  'rows-rejected': {
    severity: 'warning',
    subject: () => 'rejected-rows.csv',
    explanation: ({ count }) =>
      `${count === 1 ? '1 row was rejected. Whoever stands in it' : `${count} rows were rejected. Whoever stands in them`} looks like a person without an account: a forecast "create" may be theirs.`,
  },
  'assigned-not-found': {
    severity: 'warning',
    subject: ({ entry }) => entry,
    explanation: () =>
      'This entry of the assigned list is no user of the directory export: one of the two is out of date.',
  },
  'filtered-out': {
    severity: 'info',
    subject: ({ filter }) => `scope filter ${filter}`,
    explanation: ({ clause, count }) =>
      `${count === 1 ? '1 directory user does' : `${count} directory users do`} not pass the clause ${clause}. Whom no filter takes in is out of scope: not provisioned, and an account that such a person has is not kept up to date.`,
  },
  'placeholder-value': {
    severity: 'warning',
    subject: ({ side, attribute }) => `${side} ${attribute}`,
    explanation: ({ value, count }) =>
      `${users(count)} the placeholder "${value}". It is left out of matching here, but the service would use it: empty the cells.`,
  },
  mojibake: {
    severity: 'warning',
    subject: ofAttribute,
    explanation: ({ value, count }) =>
      `${users(count)} text in a wrong encoding, such as "${value}": UTF-8 was read as windows-1252 on the way and saved again. Such values match nobody. Export as UTF-8, and do not open and save the file in between.`,
  },
  'lost-characters': {
    severity: 'warning',
    subject: ofAttribute,
    explanation: ({ value, count }) =>
      `${users(count)} U+FFFD where characters were lost on the way, such as "${value}". They cannot be brought back, and such values match nobody. Export again, as UTF-8.`,
  },
  'scientific-notation': {
    severity: 'warning',
    subject: ofAttribute,
    explanation: ({ value, count }) =>
      `${users(count)} a number that a spreadsheet has rounded, such as "${value}": its digits are lost. Export again and use the file as it comes, or import it with all columns as text.`,
  },
  'powershell-object': {
    severity: 'warning',
    subject: ofAttribute,
    explanation: ({ value, count }) =>
      `${users(count)} the name of a type where values should be ("${value}"): PowerShell wrote it for a list or an object. Export with a calculated property that joins them: @{ n = 'x'; e = { $_.x -join '|' } }, or with ConvertTo-Json -Depth 5.`,
  },
  'lost-zeros': {
    severity: 'warning',
    subject: ofAttribute,
    explanation: ({ value, count, width }) =>
      `${users(count)} a number of fewer than ${width} digits, such as "${value}", where such numbers are filled up with zeros to ${width}: most likely a spreadsheet took the zeros away. Numbers are compared as text, so these are others. Export again and use the file as it comes, or import it with all columns as text.`,
  },
  'shared-value': {
    severity: 'warning',
    subject: ofAttribute,
    explanation: ({ value, count }) =>
      `${count} users share the value "${value}", so it identifies nobody: their accounts are contested or ambiguous under this rule. Empty the cells where it is a placeholder, or compare another attribute.`,
  },
  'empty-attribute': {
    severity: 'warning',
    subject: ofAttribute,
    explanation: () =>
      'Not one user has a value in this matching attribute, so its rule finds nobody. Check the export: most likely the attribute was not selected, or the column is the wrong one.',
  },
  'sparse-attribute': {
    severity: 'info',
    subject: ofAttribute,
    explanation: ({ count, users: all }) =>
      `${count} of ${all} users have no value in this matching attribute. Where there should be one, look at the export; else a further rule has to find these users.`,
  },
  'copied-attribute': {
    severity: 'info',
    subject: ofAttribute,
    explanation: ({ attribute, copyOf, equal, both }) =>
      `For ${equal} of ${both} users "${attribute}" is the same as "${copyOf}", so one is likely a copy of the other: that both rules find a person confirms nothing. Find out which of the two is kept up to date.`,
  },
  'suspicious-count': {
    severity: 'warning',
    subject: ({ side }) => side,
    explanation: ({ side, count }) =>
      `The export has exactly ${count} rows, a number at which servers and programs stop: it may be cut off there. Compare with the number that the ${side} itself shows, and give it (--expect-count ${side}=N).`,
  },
  'unended-line': {
    severity: 'info',
    subject: ({ side }) => side,
    explanation: ({ side }) =>
      `The last line has no line break behind it. Some programs write files so, but one that was cut off within its last cell looks the same: look at it, or give the number of users (--expect-count ${side}=N).`,
  },
  'old-export': {
    severity: 'warning',
    subject: ({ side }) => side,
    explanation: ({ days, written }) =>
      `The file was last written on ${written}, ${days} days ago: whoever came, left or was renamed since is not in it. Export again.`,
  },
  'sides-swapped': {
    severity: 'warning',
    subject: () => 'application and directory',
    explanation: ({ source, directory }) =>
      `The two exports look swapped: ${source}, given for the application, has the attributes of a directory's export, and ${directory} has not. If so, give each for the other side.`,
  },
  'unreadable-date': {
    severity: 'warning',
    subject: ({ attribute }) => attribute,
    explanation: ({ side, role, value, count }) =>
      `${users(count)} a date that cannot be read, such as "${value}". ${unreadableWords[role]}; which of day and month comes first is not guessed. Export dates by ISO 8601, or name each form that the column has under ${side}.roles.${role}.format.`,
  },
  'future-date': {
    severity: 'warning',
    subject: ({ attribute }) => attribute,
    explanation: ({ role, value, count }) =>
      `${users(count)} a date of a day that is yet to come, such as "${value}": a slip, a day that stands for "never", or the wrong format. ${futureWords[role]}.`,
  },
  'case-only-matches': {
    severity: 'info',
    subject: ({ rule, attribute }) => `rule ${rule} (${attribute})`,
    explanation: ({ count }) =>
      `${count === 1 ? '1 match holds' : `${count} matches hold`} only without regard to case (case_only in matched.csv). An application that compares exactly would not find them.`,
  },
  'expression-failed': {
    severity: 'warning',
    subject: ({ rule }) => `rule ${rule}`,
    explanation: ({ why, count }) =>
      `${users(count)} no value under this rule: ${why}. Such users were looked up by the other rules alone, where the service may stop with an error.`,
  },
  'lower-rank-claim': {
    severity: 'warning',
    subject: ({ applicationKey }) => applicationKey,
    explanation: ({ decidedBy, also }) =>
      `Besides ${decidedBy}, ${also} claims this account too, disabled or not in scope. Both are taken for one person, by an equal strong identifier or, where none is on both, an equal display name: check that they are.`,
  },
  'mass-hold': {
    severity: 'warning',
    subject: ({ hold }) => hold,
    explanation: ({ hold, count, cleanClaims }) =>
      `The hold "${hold}" stops ${count} of ${cleanClaims} clean claims. So many have one cause as a rule: ${commonCauseOf(hold)}. If that is so and each of them is safe, switch this kind off and say why: matching.holdsOff: { ${hold}: the reason }.`,
  },
  'recycling-not-checked': {
    severity: 'info',
    subject: () => 'recycled',
    explanation: ({ withoutColumn, count }) =>
      `${count === 1 ? '1 clean claim was' : `${count} clean claims were`} not checked for values that were handed on from somebody who left (hold "recycled"): ${
        withoutColumn.length === 0
          ? 'the day on which the account or the directory user was created is missing or cannot be read.'
          : `no column says when the users of the ${withoutColumn.join(' and of the ')} were created. Name one (roles.createdAt), or export it: in the directory it is createdDateTime.`
      }`,
  },
  'hold-off': {
    severity: 'info',
    subject: ({ hold }) => hold,
    explanation: ({ reason }) =>
      `The configuration switches this kind of hold off (${reason}): claims that it would stop count as matches.`,
  },
  'excluded-but-claimed': {
    severity: 'warning',
    subject: ({ applicationKey }) => applicationKey,
    explanation: ({ reason, isPassedOver }) =>
      `An exclusion (${reason}) names this account, but a directory user claims it: the service ${isPassedOver ? 'passes that user over today, and will update the account once the user is enabled and in scope' : 'will update it all the same'}.`,
  },
  'exclusion-expired': {
    severity: 'warning',
    subject: ({ pattern }) => pattern,
    explanation: ({ expired }) =>
      `This exclusion held until ${expired} and no longer applies. Renew or remove it.`,
  },
  'exclusion-unused': {
    severity: 'info',
    subject: ({ pattern }) => pattern,
    explanation: () => 'This exclusion excludes nobody. Remove it, or mend its pattern.',
  },
  'creation-undeclared': {
    severity: 'warning',
    subject: () => 'create',
    explanation: ({ count }) =>
      `${count === 1 ? '1 user is' : `${count} users are`} to be created in Entra ID, but the configuration does not say how (create): no pack is written.`,
  },
  'safeguard-tripped': {
    severity: 'warning',
    subject: ({ safeguard }) => safeguard.name,
    explanation: ({ safeguard }) =>
      safeguard.isAccepted
        ? `Accepted for this run: ${safeguardText(safeguard)}.`
        : `No pack is written: ${safeguardText(safeguard)}. Where that is right, accept the number (${acceptFlag(safeguard)}).`,
  },
  'evidence-left-out': {
    severity: 'warning',
    subject: () => 'evidence',
    explanation: ({ count, most }) =>
      `Nobody claims ${count} accounts. No candidates are sought for more than ${most}, so who would get a second account is not known: most likely a rule or an export is wrong.`,
  },
  'not-assessed': {
    severity: 'info',
    subject: ({ limit }) => limit,
    explanation: ({ limit }) =>
      `The gate's default limit on "${limit}" was not applied, because this run does not compute it.`,
  },
  'decision-unreadable': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: (finding) =>
      `${unreadableDecisionWords[finding.why](finding)}. Nothing was decided by this row.`,
  },
  'decision-stale': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision, outcome }) =>
      `This account is not what it was when "${decision}" was decided: its outcome (now ${outcome}), a value or a claim has changed, or the fingerprint of its row was damaged. Decide anew in the new resolution-options.csv.`,
  },
  'match-refused': {
    severity: 'error',
    subject: ({ user }) => user,
    explanation: ({ directoryId, decidedBy, reason, isPassedOver }) =>
      `The service ${isPassedOver ? 'will link' : 'links'} this account to the directory user ${directoryId}${isPassedOver ? ' once that user is enabled and in scope' : ''}, of whom ${decidedBy === '' ? 'a decision' : decidedBy} said "not-same-person"${reason === '' ? '' : ` (${reason})`}. Correct the value that they share; or, if they are the same person after all, delete this row.`,
  },
  'decision-expired': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision, expired }) =>
      `The decision "${decision}" held until ${expired} and no longer applies. Renew it, or decide anew.`,
  },
  'decision-misplaced': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision, named }) =>
      `The row with "${decision}" has the fingerprint of this account and the key of ${named}: most likely the list was sorted without its first column. It applies to neither. Decide anew, and sort whole rows.`,
  },
  'decision-for-nobody': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision }) =>
      `"${decision}" was decided for an account that is not in the export, neither by fingerprint nor by key. Is this the file of another application?`,
  },
  'decisions-contradict': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decisions }) =>
      `More than one thing was decided for this account: ${decisions.join(', ')}. None of them applies until all but one are removed.`,
  },
  'decision-on-nobody': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision, directoryId }) =>
      `"${decision}" was decided about the directory user ${directoryId}, who is not in the directory export. It does not apply. Write the id of the directory user, no sign-in name.`,
  },
  'decision-on-another': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision, directoryId, claimants }) =>
      `"${decision}" was decided about the directory user ${directoryId}, but this account is claimed by ${claimants.join(', ')}. It does not apply.`,
  },
  'decision-links-nothing': {
    severity: 'warning',
    subject: ({ user }) => user,
    explanation: ({ decision, outcome }) =>
      `"${decision}" lifts a hold, but this account is ${outcome}: the service goes by values and knows no decisions. Have the value corrected that "change" in resolution-options.csv names, and decide that ("update-in-application", say).`,
  },
  'decisions-settled': {
    severity: 'info',
    subject: ({ source }) => source,
    explanation: ({ count }) =>
      count === 1
        ? '1 decision is done: the account is matched or deleted. This row may be removed.'
        : `${count} decisions are done: the accounts are matched or deleted. These rows may be removed.`,
  },
};

export const findingKinds = Object.keys(findingWords) as readonly FindingKind[];

export function severityOf(kind: FindingKind): Severity {
  return findingWords[kind].severity;
}

export function subjectOf<Kind extends FindingKind>(finding: Of<Kind>): string {
  return wordsOf(finding).subject(finding);
}

export function explanationOf<Kind extends FindingKind>(finding: Of<Kind>): string {
  return wordsOf(finding).explanation(finding);
}

function wordsOf<Kind extends FindingKind>(finding: Of<Kind>): Words<Kind> {
  return findingWords[finding.kind];
}

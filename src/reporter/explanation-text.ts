import type { AccountExplanation, Explanation, PersonExplanation } from '../model/explanation.ts';
import type { ProposedUsers } from '../model/reconciliation.ts';
import { terminalText } from '../model/terminal-text.ts';
import { explainOutcome } from './explain-outcome.ts';
import { accountRuleLines, personLines } from './explanation-lines.ts';
import { namedUser } from './named-user.ts';
import type { TextStyle } from './terminal-summary.ts';

/** Why users matched, or did not, as a person wants to read it. */
export function explanationText(
  explanation: Explanation,
  result: ProposedUsers,
  banner: string | null,
  style: TextStyle,
): string {
  const { accounts, people, more } = explanation;
  const blocks = [
    ...(banner === null ? [] : [[style.bad(shown(banner))]]),
    ...accounts.map((account) => accountBlock(account, result, style)),
    ...people.map((person) => personBlock(person, style)),
    ...(more.accounts + more.people === 0
      ? []
      : [
          [
            `And ${more.accounts} more accounts and ${more.people} more directory users: ask for one of them by its key.`,
          ],
        ]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function accountBlock(
  account: AccountExplanation,
  result: ProposedUsers,
  { strong, good, bad }: TextStyle,
): string[] {
  const { user, outcome, holds, claimant, foundBy } = account;
  const place = `${user.source} line ${user.line}`;
  const verdict = holds.length === 0 ? outcome : `${outcome} (${holds.join(', ')})`;
  const mark = outcome === 'matched' ? good : bad;
  return [
    strong(shown(`Account ${namedUser(user)}, ${place}${foundWords(foundBy)}`)),
    `  ${mark(verdict)}${claimant === null ? '' : shown(`: claimed by ${namedUser(claimant)}`)}`,
    `  ${shown(explainOutcome(result, account))}`,
    ...accountRuleLines(account).map((line) => shown(`  ${line}`)),
  ];
}

function personBlock(person: PersonExplanation, { strong }: TextStyle): string[] {
  const { user, foundBy } = person;
  return [
    strong(
      shown(`Directory user ${namedUser(user)}, ${user.source} line ${user.line}${foundWords(foundBy)}`),
    ),
    ...personLines(person).map((line) => shown(`  ${line}`)),
  ];
}

/** Found by the attributes; whoever is only involved says nothing. */
function foundWords(foundBy: readonly string[]): string {
  return foundBy.length === 0 ? '' : `, found by ${foundBy.join(' and ')}`;
}

/** Text from files, on one line. */
function shown(text: string): string {
  return terminalText(text).replaceAll('\n', '\\u{a}');
}

import { awaitsDecision } from '../model/awaits-decision.ts';
import { codesOf } from '../model/codes.ts';
import { isAnswer, isOption, type Decision } from '../model/decisions.ts';
import { decisionOf, decisionsAbout } from '../model/decision-of.ts';
import { outcomes } from '../model/outcomes.ts';
import type { Decided, MatchedUsers } from '../model/reconciliation.ts';
import type { ResolutionOption } from '../model/resolution-options.ts';

const { excluded } = codesOf(outcomes);

/**
 * The option to show: what was decided where an option was, else what is advised, also where a decision says no more
 * than whose the account is not. null where nothing is left to do.
 */
export function shownOption(
  { match, risks, decided }: MatchedUsers,
  row: number,
  advised: () => ResolutionOption,
): ResolutionOption | null {
  const decision = decisionOf(decided, row);
  if (decision !== null && isOption(decision.kind)) return decision.kind;
  const isSettled =
    decision === null
      ? match.application.outcome[row] === excluded
      : !isAnswer(decision) || !awaitsDecision(match.application.outcome[row], risks.lockout[row]);
  return isSettled ? null : advised();
}

/** An explanation with what was decided about the row behind it. */
export function withDecision(explanation: string, { decided }: MatchedUsers, row: number): string {
  const text = decidedText(decided, row);
  return text === '' ? explanation : `${explanation} Decided: ${text}.`;
}

/** All that was decided about the row and counts; empty for nothing. */
export function decidedText(decided: Decided, row: number): string {
  return decisionsAbout(decided, row).map(decisionText).join(' | ');
}

/** What was decided, by whom, why and until when. */
export function decisionText({ kind, directoryId, decidedBy, reason, expires }: Decision): string {
  const parts = [
    directoryId === '' ? kind : `${kind} ${directoryId}`,
    ...(decidedBy === '' ? [] : [`by ${decidedBy}`]),
    ...(expires === null ? [] : [`until ${expires}`]),
  ];
  return reason === '' ? parts.join(', ') : `${parts.join(', ')}: ${reason}`;
}

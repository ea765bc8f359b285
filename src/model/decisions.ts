import { resolutionOptions, type ResolutionOption } from './resolution-options.ts';

/** What a person can decide about one application user beside the options. */
const furtherDecisions = ['same-person', 'not-same-person', 'exclude'] as const;

export const decisionKinds = [...resolutionOptions, ...furtherDecisions] as const;

export type DecisionKind = (typeof decisionKinds)[number];

/** Decisions that set a user aside whom nobody claims. */
export const excludingDecisions: readonly DecisionKind[] = ['exclude', 'keep-separate'];

/** What a person chose for one application user. Texts are empty where nothing was written. */
export interface Decision {
  readonly kind: DecisionKind;
  /** The file as the user named it, and the line of the row. */
  readonly source: string;
  readonly line: number;
  /** Of the user as the decision was made. */
  readonly fingerprint: string;
  /** As the file has it: spreadsheets take leading zeros away. */
  readonly applicationKey: string;
  /** The directory user that it is about. */
  readonly directoryId: string;
  readonly decidedBy: string;
  readonly reason: string;
  /** The last day it holds, as `YYYY-MM-DD`. */
  readonly expires: string | null;
}

/** Whether it says whose the account is, and not what becomes of it. */
export function isAnswer({ kind }: Decision): boolean {
  return kind === 'same-person' || kind === 'not-same-person';
}

/** Whether it says that the account is not that of this directory user. */
export function refuses({ kind, directoryId }: Decision, id: string): boolean {
  return kind === 'not-same-person' && directoryId === id;
}

/** Whether somebody has to do something after it: it is neither an answer to a question nor leaves the user as it is. */
export function hasToBeCarriedOut({ kind }: Decision): boolean {
  return isOption(kind) && !excludingDecisions.includes(kind);
}

/** Whether the account is to go. */
export function deletes({ kind }: Decision): boolean {
  return kind === 'delete-test-user' || kind === 'delete-leaver' || kind === 'delete-and-recreate';
}

export function isOption(kind: DecisionKind): kind is ResolutionOption {
  return (resolutionOptions as readonly string[]).includes(kind);
}

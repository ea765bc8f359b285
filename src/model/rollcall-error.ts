import { exitCodes, type ExitCode } from './exit-codes.ts';

/** Everything that a user can cause and mend, and the exit code it ends with. */
const exitCodeOfError = {
  usage: exitCodes.usage,
  'invalid-configuration': exitCodes.usage,
  'invalid-rule': exitCodes.usage,
  'column-not-found': exitCodes.usage,
  'column-is-secret': exitCodes.usage,
  'invalid-path': exitCodes.usage,
  'sheet-not-found': exitCodes.usage,
  'unreadable-words': exitCodes.usage,
  'same-file': exitCodes.usage,
  'table-not-found': exitCodes.usage,
  'table-unclear': exitCodes.usage,
  'user-not-found': exitCodes.usage,
  'report-in-the-way': exitCodes.usage,
  'file-not-found': exitCodes.source,
  'not-a-file': exitCodes.source,
  'file-unreadable': exitCodes.source,
  'file-empty': exitCodes.source,
  'header-missing': exitCodes.source,
  'header-repeated': exitCodes.source,
  'json-unreadable': exitCodes.source,
  'no-export': exitCodes.source,
  'workbook-unreadable': exitCodes.source,
  'delimiter-unclear': exitCodes.source,
  'encoding-unsupported': exitCodes.source,
  'no-rows': exitCodes.source,
  'keys-repeated': exitCodes.source,
  'rows-disagree': exitCodes.source,
  'source-changed': exitCodes.source,
  'source-too-large': exitCodes.source,
  'output-failed': exitCodes.output,
  interrupted: exitCodes.interrupted,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof exitCodeOfError;

/**
 * The one error that is meant for users: `message` says what, where and why, `hint` what to do.
 * Anything else that is thrown is a defect of rollcall and keeps its stack.
 */
export class RollcallError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'RollcallError';
    this.code = code;
    this.hint = hint;
  }

  get exitCode(): ExitCode {
    return exitCodeOfError[this.code];
  }
}

import { exitCodes, type ExitCode } from '../model/exit-codes.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { Conversation } from './conversation.ts';

/** Says what ended the run and returns the exit code: one line for what users can mend, a stack for a defect. */
export function reportError(error: unknown, conversation: Conversation, isDebugging: boolean): ExitCode {
  if (error instanceof RollcallError) {
    const isOneLine = !error.message.includes('\n');
    conversation.error(`rollcall: ${error.message}${isOneLine ? '. ' : '\n'}${error.hint} [${error.code}]`);
    if (isDebugging) conversation.error(stackOf(error));
    return error.exitCode;
  }
  conversation.error(
    'rollcall: a defect in rollcall ended the run. Nothing was written. Please report what follows.',
  );
  conversation.error(stackOf(error));
  return exitCodes.defect;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`;
}

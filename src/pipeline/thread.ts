import { parentPort } from 'node:worker_threads';
import { RollcallError } from '../model/rollcall-error.ts';
import { LocalHand } from './hand.ts';
import type { Request } from './requests.ts';
import type { ThreadMessage } from './thread-hand.ts';

/** The entry of a thread: it does what it is asked for, one request after the other. */
const port = parentPort;
if (port === null) throw new Error('this is the entry of a thread');
const say = (message: ThreadMessage): void => {
  port.postMessage(message);
};
// Whoever presses Ctrl-C ends the thread as a whole.
const hand = new LocalHand({ signal: new AbortController().signal });

port.on('message', (request: Request) => {
  const onProgress = (rows: number, share: number | null): void => {
    say({ kind: 'progress', rows, share });
  };
  hand.ask(request, onProgress).then(
    (answer) => {
      say({ kind: 'answer', answer });
    },
    (error: unknown) => {
      say(failure(error));
    },
  );
});

function failure(error: unknown): ThreadMessage {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const known = error instanceof RollcallError ? { code: error.code, hint: error.hint } : null;
  return { kind: 'failed', known, message, stack: stack ?? message };
}

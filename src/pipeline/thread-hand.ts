import { Worker } from 'node:worker_threads';
import { interruption } from '../io/interruption.ts';
import type { Io } from '../io/io.ts';
import { RollcallError, type ErrorCode } from '../model/rollcall-error.ts';
import type { RowsListener } from '../model/progress.ts';
import type { Hand } from './hand.ts';
import type { Answers, Request } from './requests.ts';

/** What a thread says. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly rows: number; readonly share: number | null }
  | { readonly kind: 'answer'; readonly answer: Answers[Request['kind']] }
  | {
      readonly kind: 'failed';
      /** null for a defect. */
      readonly known: { readonly code: ErrorCode; readonly hint: string } | null;
      readonly message: string;
      readonly stack: string;
    };

/** Threads make few objects, and those are soon forgotten: more room would only lie idle, in each of them. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** A hand in a thread of its own. It takes one request at a time. */
export class ThreadHand implements Hand {
  readonly #worker = new Worker(new URL('./thread.js', import.meta.url), { resourceLimits });
  readonly #signal: AbortSignal;

  constructor({ signal }: Pick<Io, 'signal'>) {
    this.#signal = signal;
  }

  /** Resolves with the answer; rejects with the thread's failure, or at once where Ctrl-C is pressed. */
  ask<Asked extends Request>(
    request: Asked,
    onProgress: RowsListener = () => undefined,
  ): Promise<Answers[Asked['kind']]> {
    const worker = this.#worker;
    const signal = this.#signal;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        fail(interruption());
      };
      const forget = (): void => {
        // Not all listeners: the thread's own, which keep its messages coming, would go with them.
        for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
        signal.removeEventListener('abort', onAbort);
      };
      const fail = (error: Error): void => {
        forget();
        reject(error);
      };
      signal.addEventListener('abort', onAbort);
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'progress') onProgress(message.rows, message.share);
        else if (message.kind === 'failed') fail(thrownThere(message));
        else {
          forget();
          // What comes back is the answer to this request: the thread gets one at a time.
          resolve(message.answer as Answers[Asked['kind']]);
        }
      });
      worker.on('error', fail);
      worker.on('exit', () => {
        fail(new Error('a thread ended before its time'));
      });
      if (signal.aborted) onAbort();
      else worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function thrownThere({ known, message, stack }: Extract<ThreadMessage, { kind: 'failed' }>): Error {
  if (known !== null) return new RollcallError(known.code, message, known.hint);
  const error = new Error(message);
  error.stack = stack;
  return error;
}

import { parentPort, workerData } from 'node:worker_threads';
import { openSource } from '../importers/registry.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { SourceThreadAnswer, SourceThreadData, SourceThreadRequest } from './source-messages.ts';

/** A thread of its own for one source: opens it, says so, and reads it when asked. */
const port = parentPort;
if (port === null) throw new Error('source-thread is the entry of a thread');
const { options, base } = workerData as SourceThreadData;
const answer = (message: SourceThreadAnswer): void => {
  port.postMessage(message);
};

try {
  const source = await openSource(options, base, { signal: new AbortController().signal });
  const { name, identity, size, attributes, reading } = source;
  answer({ kind: 'opened', name, identity, size, attributes, reading });
  port.on('message', (request: SourceThreadRequest) => {
    const onProgress = (rows: number, share: number): void => {
      answer({ kind: 'progress', rows, share });
    };
    source.readUsers({ ...request, onProgress }).then(
      (imported) => {
        answer({ kind: 'read', imported });
      },
      (error: unknown) => {
        answer(failure(error));
      },
    );
  });
} catch (error) {
  answer(failure(error));
}

function failure(error: unknown): SourceThreadAnswer {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const known = error instanceof RollcallError ? { code: error.code, hint: error.hint } : null;
  return { kind: 'failed', known, message, stack: stack ?? message };
}

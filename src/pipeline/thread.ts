import { parentPort } from 'node:worker_threads';
import type { OpenedSource } from '../importers/importer.ts';
import { openSource } from '../importers/registry.ts';
import { runMatchJob } from '../matcher/match-jobs.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import { readSide } from './read-side.ts';
import type { ThreadAnswers, ThreadMessage, ThreadRequest } from './thread-messages.ts';
import { writeLongList } from './write-list.ts';

/** The entry of a thread: it does what it is asked for, one request after the other. */
const port = parentPort;
if (port === null) throw new Error('this is the entry of a thread');
const say = (message: ThreadMessage): void => {
  port.postMessage(message);
};
const tellProgress = (rows: number, share: number): void => {
  say({ kind: 'progress', rows, share });
};
// Whoever presses Ctrl-C ends the thread as a whole.
const io = { signal: new AbortController().signal };
let opened: OpenedSource | null = null;

port.on('message', (request: ThreadRequest) => {
  fulfil(request).then(
    (answer) => {
      say({ kind: 'answer', answer });
    },
    (error: unknown) => {
      say(failure(error));
    },
  );
});

async function fulfil(request: ThreadRequest): Promise<ThreadAnswers[ThreadRequest['kind']]> {
  switch (request.kind) {
    case 'open': {
      opened = await openSource(request.options, request.base, io);
      const { name, identity, size, attributes } = opened;
      return { name, identity, size, attributes };
    }
    case 'read': {
      if (opened === null) throw new Error('there is no open source to read');
      return readSide(opened, request, tellProgress);
    }
    case 'match':
      return runMatchJob(request.job);
    case 'write':
      return writeLongList(request, io, (rows) => {
        tellProgress(rows, 0);
      });
  }
}

function failure(error: unknown): ThreadMessage {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const known = error instanceof RollcallError ? { code: error.code, hint: error.hint } : null;
  return { kind: 'failed', known, message, stack: stack ?? message };
}

import { Worker } from 'node:worker_threads';
import type { OpenedSource } from '../importers/importer.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import { interruption } from '../io/interruption.ts';
import type { Io } from '../io/io.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { SourceThreadAnswer, SourceThreadData, SourceThreadRequest } from './source-messages.ts';

/** Opens a source in a thread of its own; to its user it is a source like any other. */
export async function openInThread(
  options: SourceOptions,
  base: string,
  { signal }: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const workerData: SourceThreadData = { options, base };
  const worker = new Worker(new URL('./source-thread.js', import.meta.url), { workerData });
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  try {
    const opened = await nextAnswer(worker, 'opened', signal, () => undefined);
    const { name, identity, size, attributes, reading } = opened;
    return {
      name,
      identity,
      size,
      attributes,
      reading,
      readUsers: async ({ onProgress, ...request }) => {
        const asked: SourceThreadRequest = request;
        worker.postMessage(asked);
        const { imported } = await nextAnswer(worker, 'read', signal, (rows, share) =>
          onProgress?.(rows, share),
        );
        return imported;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Answer<Kind extends SourceThreadAnswer['kind']> = Extract<SourceThreadAnswer, { kind: Kind }>;

/** The thread's next answer of a kind; ends with its failure, or at once where Ctrl-C was pressed. */
function nextAnswer<Kind extends 'opened' | 'read'>(
  worker: Worker,
  kind: Kind,
  signal: AbortSignal,
  onProgress: (rows: number, share: number) => void,
): Promise<Answer<Kind>> {
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
    if (signal.aborted) onAbort();
    worker.on('message', (answer: SourceThreadAnswer) => {
      if (answer.kind === 'progress') onProgress(answer.rows, answer.share);
      else if (answer.kind === 'failed') fail(thrownThere(answer));
      else if (isOfKind(answer, kind)) {
        forget();
        resolve(answer);
      }
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      fail(new Error('a thread ended before its time'));
    });
  });
}

function isOfKind<Kind extends SourceThreadAnswer['kind']>(
  answer: SourceThreadAnswer,
  kind: Kind,
): answer is Answer<Kind> {
  return answer.kind === kind;
}

function thrownThere({ known, message, stack }: Answer<'failed'>): Error {
  if (known !== null) return new RollcallError(known.code, message, known.hint);
  const error = new Error(message);
  error.stack = stack;
  return error;
}

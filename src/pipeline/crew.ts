import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { fileSize, parallelThreads } from '../io/machine.ts';
import type { SideSettings } from '../model/settings.ts';
import { ThreadHandle } from './thread-handle.ts';
import type { ThreadAnswers, ThreadRequest } from './thread-messages.ts';

/**
 * The threads of a run: none, where everything is done in this one, or two. They change nothing in a result,
 * nor in which error is told.
 */
export class Crew {
  readonly threads: readonly ThreadHandle[];

  constructor(threads: readonly ThreadHandle[]) {
    this.threads = threads;
  }

  /**
   * Has each request done by whichever thread is free, and resolves with the answers in the order of the
   * requests. Where several fail, it is always the first one's error that is thrown.
   */
  async askAll<Request extends ThreadRequest>(
    requests: readonly Request[],
    onProgress: (request: number, rows: number) => void = () => undefined,
  ): Promise<ThreadAnswers[Request['kind']][]> {
    const waiting = requests.entries();
    const settled: PromiseSettledResult<ThreadAnswers[Request['kind']]>[] = [];
    const work = async (thread: ThreadHandle): Promise<void> => {
      for (const [at, request] of waiting) {
        const asked = thread.ask(request, (rows) => {
          onProgress(at, rows);
        });
        [settled[at]] = await Promise.allSettled([asked]);
      }
    };
    await Promise.all(this.threads.map(work));
    return settled.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }
}

/** Files that are together smaller than this are read sooner than two threads have started. */
const worthThreads = 32 << 20;

/** As many threads as these sources are worth on this machine. */
export async function assembleCrew(
  sides: readonly SideSettings<SourceOptions>[],
  io: Pick<Io, 'signal'>,
): Promise<Crew> {
  let total = 0;
  for (const { source, base } of sides) total += await fileSize(source.file, base);
  const isWorthIt = parallelThreads() > 1 && total > worthThreads;
  return new Crew(isWorthIt ? [new ThreadHandle(io), new ThreadHandle(io)] : []);
}

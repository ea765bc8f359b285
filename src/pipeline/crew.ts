import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { fileSize, parallelThreads } from '../io/machine.ts';
import type { SideSettings } from '../model/settings.ts';
import { LocalHand, type Hand } from './hand.ts';
import type { Answers, Request } from './requests.ts';
import { ThreadHand } from './thread-hand.ts';

/**
 * The two hands of a run, one for each side: threads of their own, or both in this one. Which of them does what
 * changes nothing in a result, nor in which error is told.
 */
export class Crew {
  readonly hands: readonly [Hand, Hand];
  /** Whether they work at the same time. */
  readonly isParallel: boolean;

  constructor(hands: readonly [Hand, Hand], isParallel: boolean) {
    this.hands = hands;
    this.isParallel = isParallel;
  }

  /**
   * Has each request done by whichever hand is free, and resolves with the answers in the order of the requests.
   * Where several fail, it is always the first one's error that is thrown.
   */
  async askAll<Asked extends Request>(
    requests: readonly Asked[],
    onProgress: (request: number, rows: number) => void = () => undefined,
  ): Promise<Answers[Asked['kind']][]> {
    const waiting = requests.entries();
    const settled: PromiseSettledResult<Answers[Asked['kind']]>[] = [];
    const work = async (hand: Hand): Promise<void> => {
      for (const [at, request] of waiting) {
        const asked = hand.ask(request, (rows) => {
          onProgress(at, rows);
        });
        [settled[at]] = await Promise.allSettled([asked]);
      }
    };
    await Promise.all(this.isParallel ? this.hands.map(work) : [work(this.hands[0])]);
    return settled.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.end()));
  }
}

/** Files that are together smaller than this are read sooner than two threads have started. */
const worthThreads = 32 << 20;

/** Threads, where these sources are worth them on this machine. */
export async function assembleCrew(
  sides: readonly SideSettings<SourceOptions>[],
  io: Pick<Io, 'signal'>,
): Promise<Crew> {
  let total = 0;
  for (const { source, base } of sides) total += await fileSize(source.file, base);
  return parallelThreads() > 1 && total > worthThreads
    ? new Crew([new ThreadHand(io), new ThreadHand(io)], true)
    : new Crew([new LocalHand(io), new LocalHand(io)], false);
}

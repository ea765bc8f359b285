import type { Io } from '../io/io.ts';
import type { ProgressListener, Stage } from '../model/progress.ts';

const patience = 1000;
const redraw = 100;
const betweenLines = 10_000;

/**
 * Shows on stderr how a run gets on, once it takes longer than a second: one line that is drawn again where
 * stderr is a terminal, else a line every ten seconds. With `isVerbose`, what each stage took.
 */
export class ProgressLine implements ProgressListener {
  readonly #io: Io;
  readonly #isVerbose: boolean;
  readonly #say: (text: string) => void;
  readonly #began: number;
  #stage: Stage | null = null;
  #stageBegan = 0;
  #rows = 0;
  #shown = 0;
  #isDrawn = false;

  constructor(io: Io, isVerbose: boolean, say: (text: string) => void) {
    this.#io = io;
    this.#isVerbose = isVerbose;
    this.#say = say;
    this.#began = this.#now();
    this.#shown = this.#began;
  }

  begin(stage: Stage): void {
    this.end();
    this.#stage = stage;
    this.#stageBegan = this.#now();
    this.#rows = 0;
    this.#show(null);
  }

  advance(rows: number, share: number | null): void {
    this.#rows = rows;
    this.#show(share);
  }

  /** Ends the stage that is on and takes its line away. */
  end(): void {
    if (this.#isDrawn) this.#draw('');
    this.#isDrawn = false;
    if (this.#stage !== null && this.#isVerbose) {
      const rows = this.#rows > 0 ? `${this.#rows} rows, ` : '';
      this.#say(`${this.#stage}: ${rows}${seconds(this.#now() - this.#stageBegan)}`);
    }
    this.#stage = null;
  }

  #show(share: number | null): void {
    const now = this.#now();
    const { isTerminal } = this.#io.stderr;
    if (now - this.#began < patience || now - this.#shown < (isTerminal ? redraw : betweenLines)) return;
    this.#shown = now;
    if (isTerminal) this.#draw(this.#text(now, share));
    else this.#say(this.#text(now, share));
    this.#isDrawn = isTerminal;
  }

  #text(now: number, share: number | null): string {
    const elapsed = now - this.#stageBegan;
    const rate = elapsed > 0 ? Math.round((this.#rows / elapsed) * 1000) : 0;
    return [
      this.#stage ?? '',
      ...(this.#rows > 0 ? [`${this.#rows} rows`, `${rate} rows/s`] : []),
      ...(share !== null && share > 0.05 ? [`${seconds((elapsed * (1 - share)) / share)} left`] : []),
    ].join(', ');
  }

  #draw(text: string): void {
    void this.#io.stderr.write(`\r\u001b[2K${text}`).catch(() => undefined);
  }

  #now(): number {
    return this.#io.now().getTime();
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

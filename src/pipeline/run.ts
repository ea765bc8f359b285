import type { Io } from '../io/io.ts';
import type { ExitCode } from '../model/exit-codes.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';

/** What a run of any command needs beside its settings. */
export interface Run {
  readonly io: Io;
  /** The clock; `--now` stops it. */
  readonly now: () => Date;
  /** What the times of the files are held against; null where the clock is stopped. */
  readonly fileTime: Date | null;
  /** Takes what is worth saying while the run goes on. */
  readonly tell: (text: string) => void;
  readonly progress: ProgressListener | null;
}

/** With what a run needs that writes a folder. */
export interface WritingRun extends Run {
  readonly out: string;
  readonly version: string;
}

/** What a run came to. */
export interface Verdict {
  readonly result: Reconciliation;
  /** The sentence that every report bears, null where no source is incomplete. */
  readonly banner: string | null;
  readonly exitCode: ExitCode;
}

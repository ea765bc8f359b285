/** A stream that a person or a program reads. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** Resolves when the text is handed over; rejects with the system's error, `EPIPE` for a closed pipe. */
  write(text: string): Promise<void>;
}

/** The world around a run. Tests bring their own. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  /** Whether `now` is the clock that the times of files come from. */
  readonly isClockLive: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

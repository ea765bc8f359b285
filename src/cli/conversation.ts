import type { Io, OutputStream } from '../io/io.ts';
import { systemErrorCode } from '../io/system-error.ts';
import { exitCodes, strongestExitCode, type ExitCode } from '../model/exit-codes.ts';
import { terminalText } from '../model/terminal-text.ts';

/** What is said on the two streams: the answer on stdout, the conversation on stderr. */
export class Conversation {
  readonly #io: Io;
  readonly #answers: Promise<string | null>[] = [];
  readonly #remarks: Promise<string | null>[] = [];
  /** Whether a closed pipe means that a program did not get its answer. */
  #answerIsData = false;
  #isQuiet = false;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Say nothing but errors and the answer's data. */
  beQuiet(): void {
    this.#isQuiet = true;
  }

  /** Writes to stdout; the text is fit for a terminal already. */
  answer(text: string): void {
    this.#answers.push(write(this.#io.stdout, text));
  }

  /** Writes what another program is going to read, to the last byte or with a failure. */
  answerData(text: string): void {
    this.#answerIsData = true;
    this.answer(text);
  }

  remark(text: string): void {
    if (!this.#isQuiet) this.error(text);
  }

  error(text: string): void {
    this.#remarks.push(write(this.#io.stderr, `${terminalText(text)}\n`));
  }

  /** Waits for both streams; a stdout that could not be written turns the verdict into its exit code. */
  async close(verdict: ExitCode): Promise<ExitCode> {
    const failures = (await Promise.all(this.#answers)).filter((failure) => failure !== null);
    const isHarmless = failures.every((code) => code === 'EPIPE') && !this.#answerIsData;
    if (failures.length > 0 && !isHarmless) this.error(`rollcall: stdout cannot be written (${failures[0]})`);
    await Promise.all(this.#remarks);
    return failures.length === 0 || isHarmless ? verdict : strongestExitCode([verdict, exitCodes.output]);
  }
}

/** Resolves to the system's code where the text could not be written. */
async function write(stream: OutputStream, text: string): Promise<string | null> {
  try {
    await stream.write(text);
    return null;
  } catch (error) {
    return systemErrorCode(error);
  }
}

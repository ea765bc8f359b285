import type { Writable } from 'node:stream';
import type { Io, OutputStream } from './io.ts';

/** The process as it is. Takes over SIGINT, SIGTERM and SIGHUP, so that a run can clear up before it ends. */
export function nodeIo(): Io {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Not once: a second Ctrl-C would end the process before it has cleared up.
    process.on(signal, () => {
      controller.abort();
    });
  }
  return {
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    isClockLive: true,
    signal: controller.signal,
  };
}

function outputStream(stream: Writable & { isTTY?: boolean }): OutputStream {
  // Without a listener a closed pipe would end the process with a stack trace; write() reports it instead.
  stream.on('error', () => undefined);
  return {
    isTerminal: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
  };
}

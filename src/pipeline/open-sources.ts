import type { OpenedSource, SourceFacts } from '../importers/importer.ts';
import { openSource } from '../importers/registry.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings, SideSettings } from '../model/settings.ts';
import type { Crew } from './crew.ts';
import { inOrder } from './in-order.ts';
import { readSide, type ReadSide, type SideRequest } from './read-side.ts';
import type { ThreadHandle } from './thread-handle.ts';

/** A side whose source is open, wherever that is. */
export interface OpenedSide extends SourceFacts {
  read(request: SideRequest, onProgress: (rows: number, share: number) => void): Promise<ReadSide>;
}

export interface OpenedSides {
  readonly application: OpenedSide;
  readonly directory: OpenedSide;
  /** Whether each is read in a thread of its own, so that both can be read at the same time. */
  readonly inThreads: boolean;
  close(): Promise<void>;
}

/**
 * Opens both sides, each in a thread of its own where there are two.
 * @throws RollcallError, `same-file` where both sides are one file under whatever names.
 */
export async function openSources(
  { application, directory }: CheckSettings<SourceOptions>,
  crew: Crew,
  io: Io,
): Promise<OpenedSides> {
  const [one, other] = crew.threads;
  const inThreads = crew.threads.length === 2;
  const opened: OpenedSource[] = [];
  const open = async (
    { source: options, base }: SideSettings<SourceOptions>,
    thread: ThreadHandle,
  ): Promise<OpenedSide> => {
    if (inThreads) {
      const facts = await thread.ask({ kind: 'open', options, base });
      return {
        ...facts,
        read: (request, onProgress) => thread.ask({ kind: 'read', ...request }, onProgress),
      };
    }
    const source = await openSource(options, base, io);
    opened.push(source);
    return { ...source, read: (request, onProgress) => readSide(source, request, onProgress) };
  };
  const close = async (): Promise<void> => {
    for (const source of opened) await source.close();
  };
  try {
    const sides = await inOrder([() => open(application, one), () => open(directory, other)], inThreads);
    const [app, dir] = sides;
    if (app.identity === dir.identity) throw sameFile(app.name);
    return { application: app, directory: dir, inThreads, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function sameFile(name: string): RollcallError {
  return new RollcallError(
    'same-file',
    `${name} is given for both sides`,
    'Give the application’s export as application and the directory’s as directory.',
  );
}

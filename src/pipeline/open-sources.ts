import type { OpenedSource } from '../importers/importer.ts';
import { openSource } from '../importers/registry.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { fileSize, parallelThreads } from '../io/machine.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings, SideSettings } from '../model/settings.ts';
import { inOrder } from './in-order.ts';
import { openInThread } from './open-in-thread.ts';

export interface OpenedSides {
  readonly application: OpenedSource;
  readonly directory: OpenedSource;
  /** Whether each is read in a thread of its own, so that both can be read at the same time. */
  readonly inThreads: boolean;
  close(): Promise<void>;
}

/** Together smaller than this, two sources are read sooner than two threads have started. */
const worthThreads = 64 << 20;

/**
 * Opens both sides, large ones in a thread each.
 * @throws RollcallError, `same-file` where both sides are one file under whatever names.
 */
export async function openSources(settings: CheckSettings<SourceOptions>, io: Io): Promise<OpenedSides> {
  const { application, directory } = settings;
  const inThreads = parallelThreads() > 1 && (await totalSize([application, directory])) > worthThreads;
  const opened: OpenedSource[] = [];
  const open = async ({ source, base }: SideSettings<SourceOptions>): Promise<OpenedSource> => {
    const side = await (inThreads ? openInThread(source, base, io) : openSource(source, base, io));
    opened.push(side);
    return side;
  };
  const close = async (): Promise<void> => {
    for (const side of opened) await side.close();
  };
  try {
    const [one, other] = await inOrder([() => open(application), () => open(directory)], inThreads);
    if (one.identity === other.identity) throw sameFile(one.name);
    return { application: one, directory: other, inThreads, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function totalSize(sides: readonly SideSettings<SourceOptions>[]): Promise<number> {
  let total = 0;
  for (const { source, base } of sides) total += await fileSize(source.file, base);
  return total;
}

function sameFile(name: string): RollcallError {
  return new RollcallError(
    'same-file',
    `${name} is given for both sides`,
    'Give the application’s export as application and the directory’s as directory.',
  );
}

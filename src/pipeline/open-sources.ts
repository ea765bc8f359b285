import type { GuardedFacts } from '../importers/keep-secrets-out.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import { fileState, type FileState } from '../io/file-state.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings, SideSettings } from '../model/settings.ts';
import type { RowsListener } from '../model/progress.ts';
import type { Crew } from './crew.ts';
import type { Hand } from './hand.ts';
import { inOrder } from './in-order.ts';
import type { ReadSide, SideRequest } from './read-side.ts';

/** A side whose source is open. */
export interface OpenedSide extends GuardedFacts {
  readonly file: FileState;
  read(request: SideRequest, onProgress: RowsListener): Promise<ReadSide>;
}

export interface OpenedSides {
  readonly application: OpenedSide;
  readonly directory: OpenedSide;
}

/**
 * Opens both sides, each with a hand of its own.
 * @throws RollcallError, `same-file` where both sides are one file under whatever names.
 */
export async function openSources(
  { application, directory }: CheckSettings<SourceOptions>,
  { hands: [one, other], isParallel }: Crew,
): Promise<OpenedSides> {
  const [app, dir] = await inOrder([() => open(application, one), () => open(directory, other)], isParallel);
  if (app.identity === dir.identity) throw sameFile(app.name);
  return { application: app, directory: dir };
}

async function open({ source: options, base }: SideSettings<SourceOptions>, hand: Hand): Promise<OpenedSide> {
  const facts = await hand.ask({ kind: 'open', options, base });
  const file = await fileState(options.file, base);
  return {
    ...facts,
    file,
    read: (request, onProgress) => hand.ask({ kind: 'read', ...request }, onProgress),
  };
}

function sameFile(name: string): RollcallError {
  return new RollcallError(
    'same-file',
    `${name} is given for both sides`,
    'Give the application’s export as application and the directory’s as directory.',
  );
}

import type { Io } from '../io/io.ts';
import type { OpenedSource } from '../importers/importer.ts';
import { openSource } from '../importers/registry.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings } from '../model/settings.ts';

export interface OpenedSides {
  readonly application: OpenedSource;
  readonly directory: OpenedSource;
  close(): Promise<void>;
}

/** @throws RollcallError, `same-file` where both sides are one file under whatever names. */
export async function openSources(settings: CheckSettings<SourceOptions>, io: Io): Promise<OpenedSides> {
  const application = await openSource(settings.application.source, settings.application.base, io);
  try {
    const directory = await openSource(settings.directory.source, settings.directory.base, io);
    const close = async (): Promise<void> => {
      await application.close();
      await directory.close();
    };
    if (application.identity === directory.identity) {
      await directory.close();
      throw new RollcallError(
        'same-file',
        `${application.name} is given for both sides`,
        'Give the application’s export as application and the directory’s as directory.',
      );
    }
    return { application, directory, close };
  } catch (error) {
    await application.close();
    throw error;
  }
}

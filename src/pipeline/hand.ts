import { searchDirectory } from '../evidence/search-directory.ts';
import { surveySide } from '../findings/survey-side.ts';
import type { GuardedSource } from '../importers/keep-secrets-out.ts';
import { openSource } from '../importers/registry.ts';
import type { Io } from '../io/io.ts';
import { runMatchJob } from '../matcher/match-jobs.ts';
import type { RowsListener } from '../model/progress.ts';
import type { Answers, Request } from './requests.ts';
import { readSide } from './read-side.ts';
import { writeUserList } from './write-list.ts';

/** Does what it is asked for, one request after the other. */
export interface Hand {
  ask<Asked extends Request>(request: Asked, onProgress?: RowsListener): Promise<Answers[Asked['kind']]>;
  end(): Promise<void>;
}

/** A hand in this thread. */
export class LocalHand implements Hand {
  readonly #io: Pick<Io, 'signal'>;
  #source: GuardedSource | null = null;

  constructor(io: Pick<Io, 'signal'>) {
    this.#io = io;
  }

  async ask<Asked extends Request>(
    request: Asked,
    onProgress: RowsListener = () => undefined,
  ): Promise<Answers[Asked['kind']]> {
    // Each kind is given its own answer below; the compiler does not carry that over to the one that was asked.
    return (await this.#fulfil(request, onProgress)) as Answers[Asked['kind']];
  }

  async end(): Promise<void> {
    await this.#source?.close();
  }

  async #fulfil(request: Request, onProgress: RowsListener): Promise<Answers[Request['kind']]> {
    switch (request.kind) {
      case 'open': {
        this.#source = await openSource(request.options, request.base, this.#io);
        const { name, identity, size, attributes, mayHaveOthers, hasPaths, remarks, secrets } = this.#source;
        return { name, identity, size, attributes, mayHaveOthers, hasPaths, remarks, secrets };
      }
      case 'read': {
        if (this.#source === null) throw new Error('there is no open source to read');
        return readSide(this.#source, request, onProgress);
      }
      case 'match':
        return runMatchJob(request.job);
      case 'survey':
        return surveySide(request.table, request.compared);
      case 'search':
        return searchDirectory(request.search);
      case 'write':
        return writeUserList(request, this.#io, onProgress);
    }
  }
}

import type { ReadRequest } from '../src/importers/importer.ts';
import type { Side } from '../src/model/users.ts';

export interface RequestWish {
  readonly side?: Side;
  readonly key?: string;
  /** Attributes, each kept under its own name, or by the names to keep them under. */
  readonly columns?: readonly string[] | ReadonlyMap<string, string>;
  readonly multiValued?: readonly string[];
  readonly shown?: readonly string[];
  readonly forEvidence?: readonly string[];
  readonly repeatedKeys?: ReadRequest['repeatedKeys'];
}

/** What to read of a source: the key and nothing else, but for what is wished for. */
export function requestFor({
  side = 'application',
  key = 'id',
  columns = [],
  multiValued = [],
  shown = [],
  forEvidence = [],
  repeatedKeys = 'error',
}: RequestWish): ReadRequest {
  return {
    side,
    key,
    columns: columns instanceof Map ? columns : new Map([...columns].map((name) => [name, name])),
    multiValued: new Set(multiValued),
    shown: new Set(shown),
    forEvidence: new Set(forEvidence),
    repeatedKeys,
  };
}

import type { OpenedSource } from '../../src/importers/importer.ts';

/** A source of which only the header is asked. */
export function sourceWith(...attributes: string[]): OpenedSource {
  const unasked = (): never => {
    throw new Error('only the header of this source may be used');
  };
  return {
    name: 'exports/users.csv',
    identity: '1:1',
    size: 1,
    attributes,
    mayHaveOthers: false,
    hasPaths: false,
    remarks: [],
    readUsers: unasked,
    close: unasked,
  };
}

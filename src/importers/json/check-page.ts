import { RollcallError } from '../../model/rollcall-error.ts';
import type { DocumentReader } from './document-reader.ts';

/**
 * Sees to it that a file is what it is taken for: of a folder, a list or a page; of SCIM, a ListResponse.
 * @throws RollcallError `json-unreadable`
 */
export function checkPage(
  name: string,
  { form, members, stop }: Pick<DocumentReader, 'form' | 'members' | 'stop'>,
  isOfFolder: boolean,
  kind: 'json' | 'scim',
): void {
  if (stop !== null) return;
  if (kind === 'scim' && !(form === 'page' && members.isListResponse)) {
    throw new RollcallError(
      'json-unreadable',
      `${name} is no SCIM ListResponse`,
      'Save what the server answers to GET /Users, with its "Resources" and "totalResults", or read it as "kind: json".',
    );
  }
  if (isOfFolder && form === 'lines') {
    throw new RollcallError(
      'json-unreadable',
      `${name} is no page of users`,
      'Each file of the folder must be a list of objects, or an object whose "value" or "Resources" is one. Is it an error that the server answered?',
    );
  }
}

import { RollcallError } from '../../model/rollcall-error.ts';
import { parseElementFilter } from './element-filter.ts';

/**
 * A path as attributes are listed: `emails.value` for `emails[type eq "work"].value`, and with a dot for the colon
 * between the URN of a SCIM extension and its attribute. `use` says what it is for.
 * @throws RollcallError `invalid-path` with the place in the path that cannot be read.
 */
export function plainPath(path: string, use: string): string {
  let plain = '';
  let from = 0;
  for (let at = path.indexOf('['); at >= 0; at = path.indexOf('[', from)) {
    const parsed = parseElementFilter(path, at);
    if (parsed.kind === 'refused') throw invalidPath(path, use, parsed.why, parsed.at);
    plain += `${path.slice(from, at)}.`;
    from = parsed.end;
  }
  plain += path.slice(from);
  return plain.replace(/^(urn:.*):([^:]+)$/i, '$1.$2');
}

function invalidPath(path: string, use: string, why: string, at: number): RollcallError {
  return new RollcallError(
    'invalid-path',
    `the path cannot be read (${use}): ${why}\n  ${path}\n  ${' '.repeat(at)}^`,
    'A path with a filter is written as emails[type eq "work"].value.',
  );
}

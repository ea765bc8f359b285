import { Buffer } from 'node:buffer';
import type { DumpProof } from './dump-proof.ts';
import type { SqlCursor } from './sql-cursor.ts';
import type { DumpPlace } from './table-name.ts';

/** Follows a statement or a line that says how the text behind it is to be read. Most say nothing of the kind. */
export function followSetting(text: string, cursor: SqlCursor, place: DumpPlace, proof: DumpProof): void {
  const standardStrings = /^SET\s+standard_conforming_strings\s*=\s*(\w+)/i.exec(text);
  if (standardStrings !== null)
    cursor.backslash = /^(?:on|true)$/i.test(standardStrings[1]) ? 'plain' : 'escape';

  const mode = /\bSQL_MODE\s*=\s*(['"])(.*?)\1/i.exec(text);
  if (mode !== null && cursor.dialect === 'mysql') {
    cursor.backslash = /NO_BACKSLASH_ESCAPES/i.test(mode[2]) ? 'plain' : 'escape';
  }

  const searchPath =
    /^(?:SET\s+search_path\s*(?:=|TO)\s*("[^"]+"|\w+)|SELECT\s+(?:pg_catalog\.)?set_config\('search_path',\s*'(\w*))/i.exec(
      text,
    );
  if (searchPath !== null) {
    const schema = (searchPath[1] ?? searchPath[2]).replaceAll('"', '');
    place.schema = schema === '' ? null : schema;
  }

  const identity = /^SET\s+IDENTITY_INSERT\s+(\S+)\s+(ON|OFF)\b/i.exec(text);
  if (identity !== null) proof.identity(identity[1].toLowerCase(), identity[2].toUpperCase() === 'ON');

  const connected = /^\\c(?:onnect)?\s+(?:-reuse-previous=\S+\s+)?(\S.*)$/.exec(text);
  if (connected !== null) place.database = databaseOf(connected[1]);

  const delimiter = /^DELIMITER\s+(\S+)/i.exec(text);
  if (delimiter !== null) cursor.delimiter = Buffer.from(delimiter[1]);
}

/** The name in what `\connect` is given: a name, or `"dbname='a name'"`. */
function databaseOf(written: string): string {
  const named = /dbname='?([^'"]+)/.exec(written);
  return named === null ? written.replaceAll('"', '').trim() : named[1];
}

import type { DamagedText } from '../model/export-health.ts';
import type { Column, UserTable } from '../model/users.ts';
import { characterPerByte, placesOf } from '../tables/byte-places.ts';
import { isMojibake } from '../tables/mojibake.ts';
import { ScannedText } from './scanned-text.ts';

/**
 * What programs on the way have done to the values of a table, one entry for each kind and attribute. The columns of an
 * export share their text: it is gone through as a whole, and only where there is something is it asked whose it is.
 */
export function findDamagedText(table: UserTable): DamagedText[] {
  return textsOf(table).flatMap((columns) => {
    const { bytes } = columns[0];
    const text = new ScannedText(table, columns);
    findMojibake(bytes, text);
    findLostCharacters(bytes, text);
    findScientificNumbers(bytes, text);
    for (const beginning of typeNames) findTypeNames(bytes, beginning, text);
    return text.finish();
  });
}

/** The columns that lie in the same memory, each name once. */
function textsOf({ key, columns }: UserTable): Column[][] {
  const byName = new Map([key, ...columns.values()].map((column) => [column.name.toLowerCase(), column]));
  const byText = new Map<Uint8Array, Column[]>();
  for (const column of byName.values()) {
    const others = byText.get(column.bytes);
    if (others === undefined) byText.set(column.bytes, [column]);
    else others.push(column);
  }
  return [...byText.values()];
}

const leadByte = 0xc3;
const lostCharacter = '\ufffd';

function findMojibake(bytes: Uint8Array, text: ScannedText): void {
  for (const at of placesOf(bytes, leadByte)) {
    if (!isMojibake(bytes, at, bytes.length)) continue;
    const { cell, end } = text.cellAt(at);
    if (isMojibake(bytes, at, end)) text.add('mojibake', cell);
  }
}

function findLostCharacters(bytes: Uint8Array, text: ScannedText): void {
  for (const at of placesOf(bytes, lostCharacter)) text.add('lost-characters', text.cellAt(at).cell);
}

/** What a spreadsheet makes of a long number; the comma is that of other languages. */
const scientificNumber = /^\d(?:[.,]\d+)?[Ee]\+\d{1,3}$/;
const longestScientificNumber = 40;
const plus = 0x2b;

function findScientificNumbers(bytes: Uint8Array, text: ScannedText): void {
  for (const at of placesOf(bytes, plus)) {
    if (at === 0 || (bytes[at - 1] | 0x20) !== 0x65) continue;
    const { cell, start, end } = text.cellAt(at);
    if (end - start > longestScientificNumber) continue;
    if (scientificNumber.test(characterPerByte(bytes, start, end))) text.add('scientific-notation', cell);
  }
}

/**
 * How the names of types begin that PowerShell writes in place of what it takes for no text; not more than tells, for
 * what is short is found several times as fast.
 */
const typeNames = ['System.', 'Microso'];
const typeName =
  /^(?:System\.(?:[\w.]+\[\]|Collections\.[\w.`[\],]+)|Microsoft\.Graph\.(?:Beta\.)?PowerShell\.Models\.\w+(?:\[\])?|Microsoft\.ActiveDirectory\.Management\.\w+)$/;
const longestTypeName = 200;

function findTypeNames(bytes: Uint8Array, beginning: string, text: ScannedText): void {
  for (const at of placesOf(bytes, beginning)) {
    const { cell, start, end } = text.cellAt(at);
    if (start !== at || end - start > longestTypeName) continue;
    if (typeName.test(characterPerByte(bytes, start, end))) text.add('powershell-object', cell);
  }
}

import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** The XML of a cell, `{ref}` being where its reference goes. */
export type CellXml = string;

export const shared = (place: number): CellXml => `<c r="{ref}" t="s"><v>${place}</v></c>`;
export const inline = (text: string): CellXml =>
  `<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
export const number = (written: string, style = 0): CellXml =>
  `<c r="{ref}" s="${style}"><v>${written}</v></c>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `A` for 0. */
function columnName(column: number): string {
  const last = String.fromCharCode(0x41 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** Rows of cells from row 1 on; null leaves a cell out, and a row that is null is not there. */
export function sheetXml(rows: readonly (readonly (CellXml | null)[] | null)[], behind = ''): string {
  const written = rows.map((cells, at) => {
    if (cells === null) return '';
    const xml = cells.map((cell, column) => cell?.replace('{ref}', `${columnName(column)}${at + 1}`) ?? '');
    return `<row r="${at + 1}">${xml.join('')}</row>`;
  });
  return `${declaration}<worksheet xmlns="${main}"><sheetData>${written.join('')}</sheetData>${behind}</worksheet>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface WrittenSheet {
  readonly name: string;
  readonly xml: string;
  readonly state?: string;
}

interface WrittenBook {
  readonly sheets: readonly WrittenSheet[];
  /** Each the inside of an `si`. */
  readonly strings?: readonly string[];
  /** Format codes, which the styles from 1 on have. */
  readonly formats?: readonly string[];
  readonly properties?: string;
  /** Parts instead of those that are made, or beside them. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
  /** Parts that are not made. */
  readonly without?: readonly string[];
}

/** A workbook with the least that one needs. */
export function workbook({
  sheets,
  strings = [],
  formats = [],
  properties = '',
  parts = {},
  without = [],
}: WrittenBook): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
  const made: Record<string, string | Buffer> = {
    '_rels/.rels': `${declaration}<Relationships xmlns="${relationships}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${types}">${properties}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${relationships}">${[
      ...sheets.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
      relation('str', 'sharedStrings', 'sharedStrings.xml'),
      relation('sty', 'styles', '/xl/styles.xml'),
    ].join('')}</Relationships>`,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${strings.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  sheets.forEach(({ xml }, at) => {
    made[`xl/worksheets/sheet${at + 1}.xml`] = xml;
  });
  const kept = Object.entries(made).filter(([name]) => !without.includes(name));
  return zip({ ...Object.fromEntries(kept), ...parts });
}

/** One sheet of these rows. */
export const book = (rows: Parameters<typeof sheetXml>[0], more: Omit<WrittenBook, 'sheets'> = {}): Buffer =>
  workbook({ sheets: [{ name: 'Users', xml: sheetXml(rows) }], ...more });

/** A ZIP archive of these parts, each deflated. */
export function zip(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, title]));
    locals.push(local);
    at += local.length;
  }
  const contents = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(contents.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, contents, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

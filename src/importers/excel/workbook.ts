import { CellFormats } from './cell-formats.ts';
import { readPart } from './read-part.ts';
import { SharedStrings } from './shared-strings.ts';
import { damaged, NoWorkbook } from './workbook-error.ts';
import type { XmlAttributes, XmlListener } from './xml-reader.ts';
import { ZipArchive } from './zip-archive.ts';

/** A sheet with cells. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** What is known of a workbook before the rows of a sheet are read. */
export interface Workbook {
  readonly archive: ZipArchive;
  /** In the order of their tabs. */
  readonly sheets: readonly SheetPart[];
  readonly strings: SharedStrings;
  readonly formats: CellFormats;
  readonly has1904Dates: boolean;
}

/**
 * Reads a workbook up to its sheets (ECMA-376, parts 1 and 2).
 * @throws NoWorkbook
 */
export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  const whole = await relationsOf(archive, '');
  const main = [...whole.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part;
  if (main === undefined || !archive.has(main)) throw noWorkbook(archive);
  const book = new BookListener();
  await readPart(archive, main, mostBytes, book);
  const relations = await relationsOf(archive, main);
  const partOf = (kind: string): string | undefined =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.part;
  const sheets = book.sheets.flatMap(({ name, isHidden, relation }): SheetPart[] => {
    const found = relations.get(relation);
    if (found === undefined) throw damaged(`its sheet ${name} is missing`);
    return found.type.endsWith('/worksheet') ? [{ name, isHidden, part: found.part }] : [];
  });
  const strings = new SharedStrings();
  const formats = new CellFormats();
  const [stringsPart, stylesPart] = [partOf('sharedStrings'), partOf('styles')];
  if (stringsPart !== undefined) await readPart(archive, stringsPart, mostBytes, strings);
  if (stylesPart !== undefined) await readPart(archive, stylesPart, mostBytes, formats);
  return { archive, sheets, strings, formats, has1904Dates: book.has1904Dates };
}

/** Of a part other than a sheet. */
const mostBytes = 512 << 20;

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** What a part refers to within the file, by the names it has there; '' is the file itself. */
async function relationsOf(archive: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!archive.has(name)) return relations;
  await readPart(archive, name, mostBytes, {
    open: (element, attributes) => {
      if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const target = attributes.get('Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : folder + target;
      relations.set(attributes.get('Id') ?? '', {
        type: attributes.get('Type') ?? '',
        part: normalised(path),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

function normalised(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

class BookListener implements XmlListener {
  readonly sheets: { readonly name: string; readonly isHidden: boolean; readonly relation: string }[] = [];
  has1904Dates = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'workbookPr') this.has1904Dates = /^(1|true)$/.test(attributes.get('date1904') ?? '');
    if (name !== 'sheet') return;
    const relation = [...attributes].find(([attribute]) => /(^|:)id$/.test(attribute))?.[1] ?? '';
    const isHidden = /hidden$/i.test(attributes.get('state') ?? '');
    this.sheets.push({ name: attributes.get('name') ?? '', isHidden, relation });
  }

  close(): void {}
  text(): void {}
}

function noWorkbook(archive: ZipArchive): NoWorkbook {
  const kind = archive.has('mimetype')
    ? 'an OpenDocument file (.ods)'
    : 'a ZIP archive without a workbook in it';
  return new NoWorkbook(
    `is ${kind}`,
    'Save it as "Excel Workbook (.xlsx)" or as CSV (UTF-8), and give that file.',
  );
}

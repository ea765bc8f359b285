import { numberText } from './number-text.ts';
import { stringText, TextGatherer } from './text-gatherer.ts';
import { damaged } from './workbook-error.ts';
import type { Workbook } from './workbook.ts';
import type { XmlAttributes, XmlListener } from './xml-reader.ts';

/** What a cell holds; an empty one is none. */
export type Cell =
  | { readonly kind: 'text' | 'number'; readonly text: string }
  /** Its formula came to an error, or was never calculated. */
  | { readonly kind: 'error' | 'not-calculated' };

/** Cells that were merged into one: only the first of them has a value. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The cells of a row by their columns, which are counted from 0. */
export type Cells = ReadonlyMap<number, Cell>;

type Book = Pick<Workbook, 'strings' | 'formats' | 'has1904Dates'>;

/** Tells of each row of a sheet that has cells, with its number, counted from 1. */
export class SheetRows implements XmlListener {
  readonly merged: MergedCells[] = [];
  readonly #book: Book;
  readonly #onRow: (row: number, cells: Cells) => void;
  readonly #inline = new TextGatherer();
  #row = 0;
  #column = -1;
  #cells = new Map<number, Cell>();
  #type = 'n';
  #style: string | undefined;
  #hasFormula = false;
  #value: string | null = null;
  #place: 'elsewhere' | 'value' | 'inline' = 'elsewhere';

  constructor(book: Book, onRow: (row: number, cells: Cells) => void) {
    this.#book = book;
    this.#onRow = onRow;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#place === 'inline') this.#inline.open(name, attributes);
    else if (name === 'row') this.#beginRow(attributes.get('r'));
    else if (name === 'c') this.#beginCell(attributes);
    else if (name === 'v') {
      this.#place = 'value';
      this.#value = '';
    } else if (name === 'f') this.#hasFormula = true;
    else if (name === 'is') {
      this.#place = 'inline';
      this.#inline.begin();
    } else if (name === 'mergeCell') this.#merge(attributes.get('ref') ?? '');
  }

  close(name: string): void {
    if (name === 'is') {
      this.#place = 'elsewhere';
      this.#value = this.#inline.finish();
    } else if (this.#place === 'inline') this.#inline.close(name);
    else if (name === 'v') this.#place = 'elsewhere';
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#cells.size > 0) {
      this.#onRow(this.#row, this.#cells);
      this.#cells = new Map();
    }
  }

  text(text: string): void {
    if (this.#place === 'inline') this.#inline.text(text);
    else if (this.#place === 'value') this.#value = (this.#value ?? '') + text;
  }

  #beginRow(written: string | undefined): void {
    const row = written === undefined ? this.#row + 1 : Number(written);
    if (!Number.isInteger(row) || row <= this.#row || row > mostRows)
      throw damaged('the rows of its sheet are not in order');
    this.#row = row;
    this.#column = -1;
  }

  #beginCell(attributes: XmlAttributes): void {
    const written = attributes.get('r');
    const place = written === undefined ? null : placeOf(written);
    const column = place === null ? this.#column + 1 : place.column;
    const isHere = written === undefined || place?.row === this.#row;
    if (!isHere || column <= this.#column || column >= mostColumns) {
      throw damaged('the cells of its sheet are not in order');
    }
    this.#column = column;
    this.#type = attributes.get('t') ?? 'n';
    this.#style = attributes.get('s');
    this.#hasFormula = false;
    this.#value = null;
  }

  #endCell(): void {
    const cell = this.#cell();
    if (cell !== null) this.#cells.set(this.#column, cell);
  }

  #cell(): Cell | null {
    const value = this.#value;
    if (value === null || (value === '' && this.#type !== 'str')) {
      return this.#hasFormula ? { kind: 'not-calculated' } : null;
    }
    if (value === '') return null;
    if (this.#type === 'e') return { kind: 'error' };
    if (this.#type === 'n') {
      const { formats, has1904Dates } = this.#book;
      const number = numberText(value.trim(), formats.of(this.#style), has1904Dates);
      if (number === null) throw damaged('a cell of its sheet is no number, as it should be');
      return number;
    }
    const text = this.#textOf(value);
    return text === '' ? null : { kind: 'text', text };
  }

  #textOf(value: string): string {
    switch (this.#type) {
      case 's': {
        const text = this.#book.strings.at(value.trim());
        if (text === undefined) throw damaged('a cell of its sheet has a text that is not there');
        return text;
      }
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false';
      case 'str':
        return stringText(value);
      case 'inlineStr':
      case 'd':
        return value;
      default:
        throw damaged('a cell of its sheet is of a kind that workbooks do not have');
    }
  }

  #merge(reference: string): void {
    const [first, last = first] = reference.split(':', 2).map(placeOf);
    if (!first || !last) throw damaged('the merged cells of its sheet cannot be told');
    const { row: firstRow, column: firstColumn } = first;
    this.merged.push({ firstRow, firstColumn, lastRow: last.row, lastColumn: last.column });
  }
}

/** What a sheet has at most (ECMA-376 leaves it open; Excel's own limits). */
const mostRows = 1 << 20;
const mostColumns = 1 << 14;

/** Where `B12` is. */
function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 0x40;
  return { row: Number(digits), column: column - 1 };
}

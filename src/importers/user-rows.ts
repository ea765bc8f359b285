import { Buffer, isUtf8 } from 'node:buffer';
import type { Rejection, RejectionReason } from '../model/rejections.ts';
import type { RowFile } from '../model/users.ts';
import { ColumnBuilder } from '../tables/column-builder.ts';
import { TableBuilder } from '../tables/table-builder.ts';
import type { ReadRequest } from './importer.ts';
import type { UserColumns } from './merge-repeated-keys.ts';
import type { RowValues } from './row-values.ts';

interface WantedColumn {
  readonly name: string;
  readonly attribute: string;
  readonly cell: number;
}

/**
 * Takes the rows of an export over as users: `values` holds those of the row that is told of, its key in column
 * `keyColumn` and the wanted columns of the request behind it, in their order.
 */
export class UserRows {
  readonly rejections: Rejection[] = [];
  read = 0;
  /** The file whose rows are told of. */
  source: string;
  #rows = 0;
  readonly #files: RowFile[] = [];
  readonly #values: RowValues;
  readonly #single: readonly WantedColumn[];
  readonly #users: TableBuilder;
  readonly #multiValued: readonly (WantedColumn & { readonly builder: ColumnBuilder })[];

  constructor(source: string, values: RowValues, request: ReadRequest) {
    this.source = source;
    this.#values = values;
    const wanted = [...request.columns].map(([name, attribute], at) => ({ name, attribute, cell: at + 1 }));
    const mayHaveSeveral = ({ name }: WantedColumn): boolean =>
      request.multiValued.has(name) || request.shown.has(name);
    this.#single = wanted.filter((column) => !mayHaveSeveral(column));
    const key = { name: request.key, cell: keyColumn };
    const kept = this.#single.map(({ attribute, cell }) => ({ name: attribute, cell }));
    this.#users = new TableBuilder(source, [key, ...kept]);
    this.#multiValued = wanted
      .filter(mayHaveSeveral)
      .map((column) => ({ ...column, builder: new ColumnBuilder(column.attribute) }));
  }

  /** Says that the rows that follow are those of another file, whose lines count from 1 again. */
  beginFile(name: string): void {
    this.source = name;
    this.#files.push({ name, firstRow: this.#rows });
  }

  /** Tells which share of the file has been read. */
  expect(share: number): void {
    this.#users.expect(share);
  }

  /** Takes over the row whose values have been gathered; `name` tells what it is called where it has no key. */
  user(line: number, name?: () => string): void {
    const fault = this.#faultOfUser();
    if (fault !== null) {
      this.rejected(line, fault, name?.());
      return;
    }
    this.read += 1;
    this.#rows += 1;
    this.#users.add(this.#values, line);
    for (const { cell, builder } of this.#multiValued) {
      if (this.#values.countOf(cell) === 1) builder.appendBytes(this.#values.firstOf(cell));
      else builder.appendValues(this.#values.valuesOf(cell).map(byteString));
    }
  }

  rejected(line: number, reason: RejectionReason, name = ''): void {
    this.read += 1;
    const excerpt = this.#excerpt(reason) || name;
    this.rejections.push({ source: this.source, line, reason, excerpt });
  }

  finish(): UserColumns {
    const { columns: kept, lines } = this.#users.finish();
    const [key, ...single] = kept;
    const columns = new Map(this.#single.map(({ name }, at) => [name, single[at]]));
    for (const { name, builder } of this.#multiValued) columns.set(name, builder.finish());
    return { key, lines, files: this.#files, columns };
  }

  #faultOfUser(): RejectionReason | null {
    const { bytes, starts, ends } = this.#values;
    if (this.#values.countOf(keyColumn) > 1) return 'several-values';
    for (const { cell } of this.#single) if (this.#values.countOf(cell) > 1) return 'several-values';
    for (let at = starts[keyColumn]; at < ends[keyColumn]; at += 1) if (bytes[at] !== space) return null;
    return 'key-missing';
  }

  /** The key, unless the rejected row may have another: it went wrong before its end, or has a name twice. */
  #excerpt(reason: RejectionReason): string {
    const key = Buffer.from(this.#values.firstOf(keyColumn));
    return !withoutKey.includes(reason) && this.#values.countOf(keyColumn) === 1 && isUtf8(key)
      ? key.toString('utf8')
      : '';
  }
}

const withoutKey: readonly RejectionReason[] = [
  'json-broken',
  'row-too-long',
  'name-repeated',
  'key-missing',
  'entry-cut-off',
];

/** Where the key is among the values of a row; the wanted columns follow it. */
export const keyColumn = 0;
const space = 0x20;

function byteString(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

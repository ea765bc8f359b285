import { Buffer } from 'node:buffer';
import type { Column } from '../../model/users.ts';
import { ColumnBuilder } from '../../tables/column-builder.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart } from '../../tables/column.ts';

/** What no address has, so that it can only stand between two; `+` does so where a kind of address follows it. */
const between = /[\s;,|<>(){}[\]"]+|\+(?=[A-Za-z0-9]+:)/;
const kindOfAddress = /^[A-Za-z0-9]+:/;

/** The addresses of each row, without `smtp:` before them; exports write several into one cell in many ways. */
export function proxyAddresses(column: Column, rows: number): Column {
  const builder = new ColumnBuilder(column.name);
  const { bytes } = column;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let row = 0; row < rows; row += 1) {
    const addresses: string[] = [];
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      // As bytes: what stands between addresses is ASCII, and so are the kinds.
      const cell = buffer.toString('latin1', valueStart(column, value), valueEnd(column, value));
      addresses.push(...cell.split(between).map((address) => address.replace(kindOfAddress, '')));
    }
    builder.appendValues(addresses.filter((address) => address !== ''));
  }
  return builder.finish();
}

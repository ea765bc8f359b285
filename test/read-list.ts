import { parse } from 'csv-parse/sync';

/** A list of a report as its reader sees it: cells by column, the one guarding apostrophe taken away. */
export function readList(text: string): Record<string, string>[] {
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell.replace(/^'/, '')])),
  );
}

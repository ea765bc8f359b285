import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFolder } from '../../src/io/report-folder.ts';
import type { WrittenFile } from '../../src/io/write-file.ts';

/** Writes the files and their manifest; publishing is left to the test. */
export async function writeWholeReport(
  folder: ReportFolder,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const outputs: WrittenFile[] = [];
  for (const [name, text] of Object.entries(files)) {
    outputs.push(await folder.write(name, [Buffer.from(text)]));
  }
  await folder.write('manifest.json', [Buffer.from(JSON.stringify({ outputs }))]);
}

/** Text by name of the files in a folder, its manifest aside. */
export function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder)
    .filter((name) => name !== 'manifest.json')
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../run-cli.ts';

/** A temporary folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Two people on either side who match by number. No header of theirs plays a role by its name. */
export const twoPeople = {
  'app.csv': 'user_id,number\n1,00417\n2,00533\n',
  'directory.csv': 'id,employeeId\nd1,00417\nd2,00533\n',
} as const;

export const sides = ['--app', 'app.csv', '--directory', 'directory.csv'] as const;

/** A run over `twoPeople` by flags alone; it passes. */
export const checkByFlags = [
  'check',
  ...sides,
  '--key',
  'user_id',
  '--rule',
  'number=employeeId',
  '--out',
  'report',
] as const;

/** The same run by a configuration. */
export const configuration = `application:
  source: { kind: csv, file: app.csv }
  key: user_id
directory:
  source: { kind: csv, file: directory.csv }
matching:
  rules:
    - { application: number, directory: '[employeeId]' }
`;

/** The files of a report, in alphabetical order. */
export const reportFiles = [
  'conflicts.csv',
  'findings.csv',
  'forecast.csv',
  'manifest.json',
  'matched.csv',
  'rejected-rows.csv',
  'resolution-options.csv',
  'summary.json',
  'summary.md',
  'unmatched.csv',
];

import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { readList } from './read-list.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const tutorial = sectionOf(readFileSync(join(root, 'README.md'), 'utf8'), 'From the first check to go-live');

interface Step {
  readonly args: readonly string[];
  /** What the section shows of the answer; `…` stands for lines that are left out. */
  readonly answer: readonly string[];
  /** What `echo $?` shows behind it; null where the section does not ask. */
  readonly status: number | null;
}

const steps = Array.from(tutorial.matchAll(/^```console\n(.*?)^```$/gms), ([, text]) => stepOf(text));
const tables = tablesOf(tutorial);

test('each command of the tutorial does what is told', { timeout: 60_000 }, async () => {
  const folder = copyOfTutorial();
  let first: readonly Row[] = [];
  for (const [place, { args, answer, status }] of steps.entries()) {
    const told = `rollcall ${args.join(' ')}`;
    const run = await runCli(args, { cwd: folder, now: `2026-11-${23 + place}T08:00:00Z` });
    expect(showsLines(run.stdout, answer), `${told}\n${run.stdout}\nshows\n${answer.join('\n')}`).toBe(true);
    expect(run.status, told).toBe(status ?? 0);
    if (place === 0) first = listIn(folder, 'resolution-options');
    if (args[0] === 'plan') expectCreated(folder);
  }
  expect(steps.map(({ args: [command] }) => command)).toEqual([
    'check', 'explain', 'check', 'plan', 'check', 'check',
  ]); // prettier-ignore

  const [listed, changed, decided] = tables;
  expectRows(listed, first);
  expect(listed).toHaveLength(first.length);
  expectRows(changed, first);
  const returned = readDecided();
  expect(decided.map(keyOf)).toEqual(returned.map(keyOf));
  expectRows(decided, returned);
  const inForecast = listIn(folder, 'forecast').filter(({ forecast }) => forecast === 'create');
  expect(inForecast.map((row) => row['display_name'])).toEqual(['Lior Katz']);
});

test('the owner sent back what was sent, decided and in the form of a spreadsheet', async () => {
  const { files } = await runCli(['check'], { cwd: copyOfTutorial() });
  const sent = new Map(readList(files['resolution-options.csv']).map((row) => [row['fingerprint'], row]));
  const written = ['decision', 'directory_id', 'decided_by', 'reason', 'expires_on', 'my_notes'];
  const returned = readDecided();
  expect(returned).toHaveLength(sent.size);
  for (const row of returned) {
    const before = sent.get(row['fingerprint'])!;
    expect(keyOf(row)).not.toBe(keyOf(before));
    expect({ ...row, ...before, ...pick(row, written) }).toEqual({ ...row, application_key: keyOf(before) });
  }
  const text = readFileSync(join(root, 'fixtures/tutorial/2-decided/resolution-options.csv'), 'utf8');
  expect(text).toMatch(/^\ufefffingerprint;application_key;/);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

type Row = Readonly<Record<string, string>>;

const keyOf = (row: Row): string => row['application_key'];

/** A copy to write reports into, without those that somebody made by following the tutorial. */
function copyOfTutorial(): string {
  const folder = temporaryFolder();
  cpSync(join(root, 'fixtures/tutorial'), folder, {
    recursive: true,
    filter: (path) => !/^rollcall-(?:report|plan)$/.test(basename(path)),
  });
  return folder;
}

function sectionOf(text: string, title: string): string {
  const section = text.split(/^## /m).find((one) => one.startsWith(`${title}\n`));
  if (section === undefined) throw new Error(`the README has no section "${title}"`);
  return section;
}

function stepOf(block: string): Step {
  const lines = block.trimEnd().split('\n');
  const asked = lines.indexOf('$ echo $?');
  const [prompt, program, ...args] = lines[0].split(' ');
  if (`${prompt} ${program}` !== '$ rollcall') throw new Error(`no command of rollcall: ${lines[0]}`);
  return {
    args,
    answer: lines.slice(1, asked < 0 ? lines.length : asked),
    status: asked < 0 ? null : Number(lines[asked + 1]),
  };
}

/** Whether a text has these lines one after the other, from its first to its last, with others only at `…`. */
function showsLines(text: string, shown: readonly string[]): boolean {
  const parts = shown.join('\n').split(/^…$/m);
  const pattern = parts
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('(?:.*\n)*?.*');
  return new RegExp(`^${pattern}\\s*$`).test(text);
}

/** The tables of a section: their rows by column. Backticks are for Markdown alone. */
function tablesOf(section: string): Row[][] {
  return Array.from(section.matchAll(/(?:^\|.*\|\n)+/gm), ([table]) => {
    const [header, , ...rows] = table
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .slice(1, -1)
          .split(' | ')
          .map((cell) => cell.trim()),
      );
    return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]])));
  });
}

/** Each row is one of the list, as far as it is told; `…` ends a cell that is too long. */
function expectRows(told: readonly Row[], list: readonly Row[]): void {
  for (const row of told) {
    const found = list.find((one) => keyOf(one) === keyOf(row));
    for (const [column, cell] of Object.entries(row)) {
      const whole = found?.[column] ?? '(no such row)';
      if (cell.endsWith('…'))
        expect(whole.startsWith(cell.slice(0, -1)), `${whole} is not ${cell}`).toBe(true);
      else expect(whole).toBe(cell);
    }
  }
}

function listIn(folder: string, name: string): Row[] {
  return readList(readFileSync(join(folder, 'rollcall-report', `${name}.csv`), 'utf8'));
}

function readDecided(): Row[] {
  const text = readFileSync(join(root, 'fixtures/tutorial/2-decided/resolution-options.csv'), 'utf8');
  return parse(text, { bom: true, columns: true, delimiter: ';' });
}

/** The users of the next export are those of the last one and the pack's, disabled. */
function expectCreated(folder: string): void {
  const pack = join(folder, 'rollcall-plan/packs/create-disabled-users');
  const { users }: { users: { attributes: Record<string, string> }[] } = JSON.parse(
    readFileSync(join(pack, 'users.json'), 'utf8'),
  );
  const exported = (day: string): Row[] =>
    readList(readFileSync(join(folder, day, 'entra-users.csv'), 'utf8'));
  const before = new Set(exported('1-first').map((row) => row['id']));
  const added = exported('3-created').filter((row) => !before.has(row['id']));
  const planned = users.map(({ attributes }) =>
    Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.slice(1)])),
  );
  expect(added.map((row) => pick(row, Object.keys(planned[0])))).toEqual(planned);
  expect(added.map((row) => row['accountEnabled'])).toEqual(['False']);
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

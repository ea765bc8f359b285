import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli, temporaryFolder, utf8 } from './run-cli.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const isUpdating = process.env['UPDATE_EXPECTED'] === '1';
const isInCi = (process.env['CI'] ?? '') !== '';

const scenarios = readdirSync(fixtures)
  .filter((name) => existsSync(join(fixtures, name, 'command')))
  .sort();

test('expected outputs are not rewritten in CI', () => {
  expect(isUpdating && isInCi, 'UPDATE_EXPECTED is for the desk: commit what it wrote').toBe(false);
});

test.each(scenarios)('%s', async (name) => {
  const folder = join(fixtures, name);
  const produced = await play(folder);
  const expected = join(folder, 'expected');
  if (isUpdating && !isInCi) {
    rmSync(expected, { recursive: true, force: true });
    for (const [path, text] of Object.entries(produced)) {
      mkdirSync(dirname(join(expected, path)), { recursive: true });
      writeFileSync(join(expected, path), text);
    }
    return;
  }
  const kept = textsOf(expected);
  expect(Object.keys(produced).sort()).toEqual(Object.keys(kept).sort());
  for (const [path, text] of Object.entries(kept)) expect.soft(produced[path], path).toBe(text);
});

/** Runs a scenario in its folder: text by path of all that comes of it, in the form of `expected/`. */
async function play(folder: string): Promise<Record<string, string>> {
  const out = join(temporaryFolder(), 'report');
  const args = readFileSync(join(folder, 'command'), 'utf8').trim().split(/ +/);
  const { status, stdout, stderr, files } = await runCli([...args, '--out', out], { cwd: folder });
  const report = Object.entries(files).map(([path, text]) => [`report/${path}`, text]);
  return {
    status: `${status}\n`,
    'stdout.txt': stdout.replaceAll(out, 'report'),
    'stderr.txt': stderr.replaceAll(out, 'report'),
    ...Object.fromEntries(report),
  };
}

function textsOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), utf8(readFileSync(path))];
    }),
  );
}

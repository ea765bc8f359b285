import { Buffer } from 'node:buffer';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findConfig } from '../../src/io/find-config.ts';
import { temporaryFolder } from '../run-cli.ts';

function folders(): { readonly top: string; readonly below: string } {
  const top = temporaryFolder();
  const below = join(top, 'one', 'two');
  mkdirSync(below, { recursive: true });
  return { top, below };
}

describe('the nearest rollcall.yaml upward', () => {
  test('is the one in the current folder', async () => {
    const { top, below } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), 'top');
    writeFileSync(join(below, 'rollcall.yaml'), 'below');
    expect(await findConfig(null, below)).toEqual({ name: 'rollcall.yaml', text: 'below', folder: below });
  });

  test('is one further up, named from the current folder', async () => {
    const { top, below } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), 'top');
    expect(await findConfig(null, below)).toEqual({
      name: join('..', '..', 'rollcall.yaml'),
      text: 'top',
      folder: top,
    });
  });

  test('is looked for beyond folders that are not there any more', async () => {
    const { top } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), 'top');
    writeFileSync(join(top, 'file'), 'x');
    expect(await findConfig(null, join(top, 'gone', 'long ago'))).toMatchObject({ text: 'top', folder: top });
    expect(await findConfig(null, join(top, 'file', 'below'))).toMatchObject({ text: 'top', folder: top });
  });

  test('may be nowhere', async () => {
    const { below } = folders();
    expect(await findConfig(null, below)).toBeNull();
  });

  test('that is a folder is told, not passed over', async () => {
    const { top, below } = folders();
    mkdirSync(join(top, 'rollcall.yaml'));
    await expect(findConfig(null, below)).rejects.toMatchObject({
      code: 'usage',
      message: `${join('..', '..', 'rollcall.yaml')} is a folder`,
      hint: 'The configuration is a text file in YAML.',
      exitCode: 2,
    });
  });
});

describe('a named configuration', () => {
  test('is read from the current folder, and its own folder is the base', async () => {
    const { top, below } = folders();
    writeFileSync(join(below, 'ledger.yml'), 'gate: {}');
    const name = join('one', 'two', 'ledger.yml');
    expect(await findConfig(name, top)).toEqual({ name, text: 'gate: {}', folder: below });
    const absolute = resolve(below, 'ledger.yml');
    expect(await findConfig(absolute, '/')).toEqual({ name: absolute, text: 'gate: {}', folder: below });
  });

  test('goes before the nearest one', async () => {
    const { top } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), 'nearest');
    writeFileSync(join(top, 'other.yaml'), 'named');
    expect(await findConfig('other.yaml', top)).toMatchObject({ text: 'named' });
  });

  test.each(['nobody.yaml', 'one/nobody.yaml', 'file/rollcall.yaml'])('%s does not exist', async (name) => {
    const { top } = folders();
    writeFileSync(join(top, 'file'), 'x');
    writeFileSync(join(top, 'rollcall.yaml'), 'nearest');
    await expect(findConfig(name, top)).rejects.toMatchObject({
      code: 'usage',
      message: `${name} does not exist`,
      hint: 'Check --config.',
      exitCode: 2,
    });
  });

  test('that is a folder', async () => {
    const { top } = folders();
    await expect(findConfig('one', top)).rejects.toMatchObject({ code: 'usage', message: 'one is a folder' });
  });

  test.skipIf(process.platform === 'win32')('that is a loop of links', async () => {
    const { top } = folders();
    symlinkSync('loop.yaml', join(top, 'loop.yaml'));
    await expect(findConfig('loop.yaml', top)).rejects.toMatchObject({
      code: 'usage',
      message: 'loop.yaml cannot be read (ELOOP)',
      exitCode: 2,
    });
  });
});

describe('its text', () => {
  test('loses its byte order mark', async () => {
    const { top } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), '\ufeffname: Zoë');
    expect(await findConfig(null, top)).toMatchObject({ text: 'name: Zoë' });
  });

  test.each([
    ['windows-1252', Buffer.from('name: Zo\xeb', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffname: Zoë', 'utf16le')],
  ])('is not %s', async (_, content) => {
    const { top } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), content);
    await expect(findConfig(null, top)).rejects.toMatchObject({
      code: 'usage',
      message: 'rollcall.yaml is no UTF-8',
      hint: 'The configuration is a text file in YAML.',
      exitCode: 2,
    });
  });

  test('may be empty', async () => {
    const { top } = folders();
    writeFileSync(join(top, 'rollcall.yaml'), '');
    expect(await findConfig(null, top)).toMatchObject({ text: '' });
  });
});

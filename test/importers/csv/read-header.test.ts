import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader, type CsvHeader } from '../../../src/importers/csv/read-header.ts';
import { cutBytes, everyCut, stream } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';

const read = async (text: string, chosen: string | null = null): Promise<CsvHeader> =>
  readHeader('users.csv', stream([Buffer.from(text)]), chosen);

describe('the delimiter', () => {
  test.each([
    ['a comma', 'id,login,email\n', ','],
    ['a semicolon', 'id;login;email\n', ';'],
    ['a tab', 'id\tlogin\temail\n', '\t'],
    ['a bar', 'id|login|email\n', '|'],
    ['the one that stands there most often', 'id;login, or alias;email;name\n', ';'],
    ['not one within quotes', '"id";"login, first, second, third";"email"\n', ';'],
    ['not one within quotes that hold quotes', '"id";"a "",,,"" b"\n', ';'],
    ['a comma where there is one column', 'id\n', ','],
    ['a comma where one column is quoted', '"id; or, | number"\n', ','],
  ])('%s', async (_, header, delimiter) => {
    expect((await read(header)).delimiter).toBe(delimiter);
  });

  test.each([
    ['two of one number', 'id;login,email\n'],
    ['two of one number, beside a lesser one', 'a,b,c;d;e|f\n'],
    ['all four', 'a,b;c\td|e\n'],
  ])('%s: it is not guessed', async (_, header) => {
    await expect(read(header)).rejects.toMatchObject({
      code: 'delimiter-unclear',
      message: 'users.csv: the header does not tell the delimiter',
      hint: 'Set "delimiter" of that source in the configuration.',
      exitCode: 3,
    });
  });

  test('the chosen one goes before all others', async () => {
    expect(await read('sep=,\nid;login,email\n', ';')).toMatchObject({
      names: ['id', 'login,email'],
      delimiter: ';',
    });
  });
});

describe('what programs put before the header', () => {
  test.each([
    ['sep=;', 'sep=;\r\nid;login\r\n1;a\r\n', ';', 17, 3],
    ['sep= with a tab', 'sep=\t\nid\tlogin\n', '\t', 15, 3],
    ['SEP=|', 'SEP=|\nid|login\n', '|', 15, 3],
    ['sep= with a character of its own', 'sep=:\rid:login\r', ':', 15, 3],
    ['sep= where the header tells another', 'sep=;\nid;login,email,name\n', ';', 26, 3],
    ['#TYPE', '#TYPE System.Object\r\n"id","login"\r\n', ',', 35, 3],
    [
      '#TYPE of a long name',
      '#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser\n"id","login"\n',
      ',',
      72,
      3,
    ],
    ['version:v1.0', 'version:v1.0\nid,login\n', ',', 22, 3],
    ['version:v1.0 padded with commas', 'version:v1.0,,,\r\nid,login\r\n', ',', 27, 3],
    ['version:v1.0 padded with semicolons', 'version:v1.0;;;\nid;login\n', ';', 25, 3],
    ['empty lines', '\n\r\n\rid,login\n', ',', 13, 5],
    ['several of them', 'sep=;\n#TYPE System.Object\n\nid;login\n', ';', 36, 5],
  ])('%s', async (_, text, delimiter, size, nextLine) => {
    const header = await read(text);
    expect(header).toMatchObject({ delimiter, size, nextLine });
    expect(header.names[0]).toBe('id');
    expect(header.names[1]).toMatch(/^login/);
  });

  test.each([
    ['sep=;;', 'sep=;;\nid;login\n', ['sep=', '', '']],
    ['a comment', '# made on Monday\nid,login\n', ['# made on Monday']],
    ['another version', 'version:v2.0,,\nid,login\n', ['version:v2.0', '', '']],
  ])('%s is taken for the header itself', async (_, text, names) => {
    expect((await read(text)).names).toEqual(names);
  });
});

describe('the names', () => {
  test.each([
    ['blanks and tabs around them are taken away', ' id ;\tlogin;e mail \n', ['id', 'login', 'e mail']],
    ['no-break spaces too', '\u00a0id\u00a0,login\n', ['id', 'login']],
    ['blanks within quotes too', '" id ","login"\n', ['id', 'login']],
    ['their case is kept', 'ID,LogIn,eMail\n', ['ID', 'LogIn', 'eMail']],
    ['repeated ones are kept', 'id,mail,Mail,mail\n', ['id', 'mail', 'Mail', 'mail']],
    ['empty ones are kept', 'id,,login,\n', ['id', '', 'login', '']],
    ['quotes within quotes', '"id","the ""login"""\n', ['id', 'the "login"']],
    ['line breaks within quotes', '"id","log\nin","e\r\nmail"\n', ['id', 'log\nin', 'e\r\nmail']],
    ['letters beyond ASCII', 'id,prénom,姓名,Straße,😀\n', ['id', 'prénom', '姓名', 'Straße', '😀']],
    ['letters beyond ASCII within quotes', '"id";"Zugehörigkeit; früher"\n', ['id', 'Zugehörigkeit; früher']],
    [
      'names that objects have by birth',
      '__proto__,constructor,toString\n',
      ['__proto__', 'constructor', 'toString'],
    ],
  ])('%s', async (_, text, names) => {
    expect((await read(text)).names).toEqual(names);
  });

  test('hostile names pollute nothing', async () => {
    await read('__proto__,__proto__,constructor\n');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['0']).toBeUndefined();
  });
});

describe('where the rows begin', () => {
  test.each([
    ['behind a line feed', 'id,login\n1,a\n', 9, 2],
    ['behind CR LF', 'id,login\r\n1,a\r\n', 10, 2],
    ['behind a carriage return', 'id,login\r1,a\r', 9, 2],
    ['behind a carriage return, before an empty line', 'id,login\r\r1,a\r', 9, 2],
    ['behind line breaks within quotes', '"id","log\r\nin\n"\r\n1,a\n', 17, 4],
    ['nowhere', 'id,login', 8, 1],
  ])('%s', async (_, text, size, nextLine) => {
    expect(await read(text)).toMatchObject({ size, nextLine });
  });

  test.each([
    ['plain', 'sep=;\r\n id ;"log\r\nin;";prénom\r\n1;a\r\n'],
    ['UTF-8 and carriage returns', '#TYPE System.Object\r"id";"é""é"\r\r1;é'],
  ])('the chunks change nothing: %s', async (_, text) => {
    const whole = await read(text);
    for (const chunks of everyCut(Buffer.from(text))) {
      expect(await readHeader('users.csv', stream(chunks), null)).toEqual(whole);
    }
  });

  test('of a large file only the beginning is read', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from('id,login\n');
      for (;;) {
        given += 1;
        yield Buffer.alloc(1 << 18, '1,a\n');
      }
    }
    expect(await readHeader('users.csv', endless(), null)).toMatchObject({ size: 9, nextLine: 2 });
    expect(given).toBeLessThanOrEqual(4);
  });
});

describe('no header', () => {
  const missing = {
    code: 'header-missing',
    message: 'users.csv has no header',
    hint: 'The first row must name the columns.',
    exitCode: 3,
  };
  const unreadable = {
    code: 'header-missing',
    message: 'users.csv: the header cannot be read',
    hint: 'A quote in it is not closed, or stands inside a name.',
    exitCode: 3,
  };

  test.each([
    ['nothing', ''],
    ['empty lines', '\n\r\n\r'],
    ['blanks', '   \n1,a\n'],
    ['nothing behind sep=', 'sep=;\r\n'],
    ['nothing behind #TYPE', '#TYPE System.Object'],
  ])('%s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject(missing);
  });

  test.each([
    ['a quote that is not closed', '"id,login\n1,a\n2,b\n'],
    ['a quote inside a name', 'id,lo"gin\n1,a\n'],
    ['two quotes inside a name', 'id,lo"g"in\n1,a\n'],
    ['text behind a closing quote', '"id"x,login\n1,a\n'],
  ])('%s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject(unreadable);
  });

  test.each([
    ['a workbook', 'PK\u0003\u0004\u0014\0\u0006\0'],
    ['NUL characters', 'id,na\0me\n1,a\n'],
  ])('%s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'header-missing',
      message: 'users.csv is no text file',
      hint: 'Save it as CSV (UTF-8).',
      exitCode: 3,
    });
  });

  test('a first line that does not end within 1 MiB', async () => {
    const line = Array.from({ length: 32 }, () => Buffer.alloc(1 << 16, 'x'));
    const chunks = [Buffer.from('id,'), ...line, Buffer.from(',login\n1,a,b\n')];
    const reading = readHeader('users.csv', stream(chunks), null);
    await expect(reading.then(({ names }) => names.length)).rejects.toMatchObject({ code: 'header-missing' });
  });
});

const name = fc.string({
  unit: fc.constantFrom('a', 'B', 'é', '姓', '"', ',', ';', ' ', '\n', '\r\n'),
  maxLength: 5,
});

test('names that a strict writer wrote are read back', { timeout: fuzzTimeout }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat(), { maxLength: 3 }),
      async (names, end, places) => {
        const written = ['id', ...names].map((text) => `"${text.replaceAll('"', '""')}"`).join(';');
        const bytes = Buffer.from(`${written}${end}1;2`);
        const header = await readHeader('users.csv', stream(cutBytes(bytes, places)), null);
        expect(header.names).toEqual(['id', ...names.map((text) => text.trim())]);
        expect(bytes.subarray(header.size).toString()).toBe('1;2');
        expect(header.nextLine).toBe(2 + (written.match(/\n/g)?.length ?? 0));
      },
    ),
    runs(fuzzRuns),
  );
});

import { Buffer } from 'node:buffer';
import fc from 'fast-check';

/** Rows of a comma-separated file as they are to be told, whatever reads them. */
interface RecordLiteral {
  readonly of: string;
  readonly input: string | Buffer;
  readonly rows: readonly (readonly [line: number, told: readonly string[] | string])[];
  readonly quoteNotClosedAt?: number;
}

export const recordLiterals: readonly RecordLiteral[] = [
  {
    of: 'line feeds',
    input: 'a,1\nb,2\nc,3\n',
    rows: [
      [1, ['a', '1']],
      [2, ['b', '2']],
      [3, ['c', '3']],
    ],
  },
  {
    of: 'CR LF',
    input: 'a,1\r\nb,2\r\nc,3\r\n',
    rows: [
      [1, ['a', '1']],
      [2, ['b', '2']],
      [3, ['c', '3']],
    ],
  },
  {
    of: 'carriage returns alone',
    input: 'a,1\rb,2\rc,3\r',
    rows: [
      [1, ['a', '1']],
      [2, ['b', '2']],
      [3, ['c', '3']],
    ],
  },
  {
    of: 'mixed line ends',
    input: 'a,1\r\nb,2\nc,3\rd,4\r\ne,5',
    rows: [
      [1, ['a', '1']],
      [2, ['b', '2']],
      [3, ['c', '3']],
      [4, ['d', '4']],
      [5, ['e', '5']],
    ],
  },
  { of: 'nothing', input: '', rows: [] },
  { of: 'nothing but empty lines', input: '\n\r\n\r\r\n', rows: [] },
  { of: 'a last row without a line end', input: 'a,1', rows: [[1, ['a', '1']]] },
  {
    of: 'empty lines before, between and behind',
    input: '\n\na,1\n\n\nb,2\n\n',
    rows: [
      [3, ['a', '1']],
      [6, ['b', '2']],
    ],
  },
  {
    of: 'empty lines of every kind',
    input: '\r\n\ra,1\r\n\r\n\n\r\rb,2\n\r\nc,3\r\r\n',
    rows: [
      [3, ['a', '1']],
      [8, ['b', '2']],
      [10, ['c', '3']],
    ],
  },
  {
    of: 'LF CR, which is two line ends',
    input: 'a,1\n\rb,2\n\rc,3',
    rows: [
      [1, ['a', '1']],
      [3, ['b', '2']],
      [5, ['c', '3']],
    ],
  },
  {
    of: 'a line feed within quotes',
    input: 'a,"one\ntwo\n"\nb,2\n',
    rows: [
      [1, ['a', 'one\ntwo\n']],
      [4, ['b', '2']],
    ],
  },
  {
    of: 'CR LF within quotes',
    input: 'a,"one\r\ntwo"\r\n"b\r\n\r\n",2\r\nc,3',
    rows: [
      [1, ['a', 'one\r\ntwo']],
      [3, ['b\r\n\r\n', '2']],
      [6, ['c', '3']],
    ],
  },
  {
    of: 'carriage returns within quotes',
    input: 'a,"one\rtwo\r\r\n"\rb,2',
    rows: [
      [1, ['a', 'one\rtwo\r\r\n']],
      [5, ['b', '2']],
    ],
  },
  {
    of: 'line feeds within quotes and carriage returns behind rows',
    input: '1,"a\nb"\r2,"c\nd"\r',
    rows: [
      [1, ['1', 'a\nb']],
      [3, ['2', 'c\nd']],
    ],
  },
  {
    of: 'a quoted line break at the very beginning of a row, behind an empty line',
    input: '\n"\n",1\nb,2\n',
    rows: [
      [2, ['\n', '1']],
      [4, ['b', '2']],
    ],
  },
  {
    of: 'quotes within quotes',
    input: '"a ""b""",""""\n"",x\n',
    rows: [
      [1, ['a "b"', '"']],
      [2, ['', 'x']],
    ],
  },
  {
    of: 'blanks, which belong to the cell',
    input: ' a , 1 \n  \n',
    rows: [
      [1, [' a ', ' 1 ']],
      [2, ['  ']],
    ],
  },
  {
    of: 'rows wider and narrower than the first',
    input: 'a,1\nb\nc,3,x\n',
    rows: [
      [1, ['a', '1']],
      [2, ['b']],
      [3, ['c', '3', 'x']],
    ],
  },
  {
    of: 'rows that are only delimiters, passed over like empty lines',
    input: ',\na,1\n,,,\n"",""\n""\nb,2\n,',
    rows: [
      [2, ['a', '1']],
      [6, ['b', '2']],
    ],
  },
  {
    of: 'a stray quote',
    input: 'a,1\nb,x"y,2\nc,3\n',
    rows: [
      [1, ['a', '1']],
      [2, 'stray-quote'],
      [3, ['c', '3']],
    ],
  },
  {
    of: 'text behind a closing quote',
    input: 'a,1\r\n"b"x,2\r\nc,3\r\n',
    rows: [
      [1, ['a', '1']],
      [2, 'stray-quote'],
      [3, ['c', '3']],
    ],
  },
  {
    of: 'a blank before an opening quote',
    input: 'a, "b"\nc,3\n',
    rows: [
      [1, 'stray-quote'],
      [2, ['c', '3']],
    ],
  },
  {
    of: 'two bad rows in a row',
    input: 'a,1\nb"\n"c"c"\n\nd,4\n',
    rows: [
      [1, ['a', '1']],
      [2, 'stray-quote'],
      [3, 'stray-quote'],
      [5, ['d', '4']],
    ],
  },
  {
    of: 'a bad first row',
    input: 'a"b\rc,3\r',
    rows: [
      [1, 'stray-quote'],
      [2, ['c', '3']],
    ],
  },
  {
    of: 'a bad last row',
    input: 'a,1\nb"c\n',
    rows: [
      [1, ['a', '1']],
      [2, 'stray-quote'],
    ],
  },
  {
    of: 'a bad last row without a line end',
    input: 'a,1\r\nb"c',
    rows: [
      [1, ['a', '1']],
      [2, 'stray-quote'],
    ],
  },
  {
    of: 'bad rows and nothing else',
    input: 'a"\r\nb"\r\n"c"d',
    rows: [
      [1, 'stray-quote'],
      [2, 'stray-quote'],
      [3, 'stray-quote'],
    ],
  },
  {
    of: 'a bad row behind quoted line breaks',
    input: 'a,"\r\n\n"\r\nb"\r\nc,3\r\n',
    rows: [
      [1, ['a', '\r\n\n']],
      [4, 'stray-quote'],
      [5, ['c', '3']],
    ],
  },
  {
    of: 'empty lines around a bad row',
    input: '\n\r\na"b\n\n\rc,3',
    rows: [
      [3, 'stray-quote'],
      [6, ['c', '3']],
    ],
  },
  {
    of: 'a bad row that quotes a line break behind the fault',
    input: 'a"b,"x\ny",2\nc,3\n',
    rows: [
      [1, 'stray-quote'],
      [2, 'stray-quote'],
      [3, ['c', '3']],
    ],
  },
  {
    of: 'a quote that is never closed',
    input: 'a,1\nb,"x\nc,3\nd,4\n',
    rows: [
      [1, ['a', '1']],
      [2, 'quote-not-closed'],
    ],
    quoteNotClosedAt: 2,
  },
  {
    of: 'a quote that is opened in the first row and never closed',
    input: '"a,1\nb,2\n',
    rows: [[1, 'quote-not-closed']],
    quoteNotClosedAt: 1,
  },
  {
    of: 'a quote that is opened in the last row and never closed',
    input: 'a,1\r\n\r\nb,"x',
    rows: [
      [1, ['a', '1']],
      [3, 'quote-not-closed'],
    ],
    quoteNotClosedAt: 3,
  },
  {
    of: 'a quote that the next quoted cell closes, with an error',
    input: 'a,1\nb,"x\nc,"3"\nd,4\n',
    rows: [
      [1, ['a', '1']],
      [2, 'quote-not-closed'],
    ],
    quoteNotClosedAt: 2,
  },
  {
    of: 'a bad row, then a quote that is never closed',
    input: 'a"\nb,2\n"c\nd"e\nf,6',
    rows: [
      [1, 'stray-quote'],
      [2, ['b', '2']],
      [3, 'quote-not-closed'],
    ],
    quoteNotClosedAt: 3,
  },
  {
    of: 'NUL characters',
    input: 'a,1\nb,\0\n\0\n"c\0\r\n",3\nd,4\n',
    rows: [
      [1, ['a', '1']],
      [2, 'nul-character'],
      [3, 'nul-character'],
      [4, 'nul-character'],
      [6, ['d', '4']],
    ],
  },
  {
    of: 'a NUL right behind a closing quote',
    input: '"a"\0,1\nb,2\n',
    rows: [
      [1, 'nul-character'],
      [2, ['b', '2']],
    ],
  },
  {
    of: 'a NUL right behind a closing quote, behind a quoted line break',
    input: '"a\n"\0,1\nb,2\n',
    rows: [
      [1, 'nul-character'],
      [3, ['b', '2']],
    ],
  },
  {
    of: 'bytes that are no UTF-8',
    input: Buffer.from('a,1\nb,\xe9\nc,"\xff\r\n\xc3"\nd,\xed\xa0\x80\ne,\xc3\xa9\n', 'latin1'),
    rows: [
      [1, ['a', '1']],
      [2, 'invalid-text'],
      [3, 'invalid-text'],
      [5, 'invalid-text'],
      [6, ['e', '\xc3\xa9']],
    ],
  },
  {
    of: 'a UTF-8 sequence that the delimiter cuts in two',
    input: Buffer.from('\xc3,\xa9\nb,2', 'latin1'),
    rows: [
      [1, 'invalid-text'],
      [2, ['b', '2']],
    ],
  },
];

/** Bytes of which the worst is to be expected. */
export const soup = fc
  .array(
    fc.constantFrom(
      'a',
      '"',
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\r\n',
      '\0',
      '\xc3\xa9',
      '\xe9',
      '\xff',
      ' ',
      ',"',
      '",',
      '"\n',
    ),
    { maxLength: 48 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));

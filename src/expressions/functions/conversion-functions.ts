import type { CallSite } from '../call-site.ts';
import { referenceOf, required, type FunctionEntry } from './function-entry.ts';

/** One kind of value or writing into another. */
export const conversionFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'BitAnd',
    parameters: [required('value1', 'number'), required('value2', 'number')],
    gives: 'number',
    tellsMissing: 'never',
    sentence: 'Gives the bits that two whole numbers have in common.',
    source: referenceOf('BitAnd'),
    compile: (call) => {
      const [value1, value2] = [call.number(0), call.number(1)];
      return () => value1() & value2();
    },
  },
  {
    kind: 'computed',
    name: 'CStr',
    parameters: [required('value', 'value')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Writes a number or True or False as text.',
    source: referenceOf('CStr'),
    compile: (call) => call.text(0),
  },
  {
    kind: 'computed',
    name: 'ConvertToBase64',
    parameters: [required('source', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Writes the UTF-16 of a text in Base64.',
    source: referenceOf('ConvertToBase64'),
    compile: (call) => {
      const source = call.text(0);
      return () => base64OfUtf16(source());
    },
  },
  {
    kind: 'computed',
    name: 'ConvertToUTF8Hex',
    parameters: [required('source', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Writes the UTF-8 of a text in hexadecimal digits.',
    source: referenceOf('ConvertToUTF8Hex'),
    compile: compileUtf8Hex,
  },
];

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64OfUtf16(text: string): string {
  const byteAt = (at: number): number => (text.charCodeAt(at >> 1) >> (at % 2 === 0 ? 0 : 8)) & 0xff;
  const bytes = 2 * text.length;
  let written = '';
  for (let at = 0; at < bytes; at += 3) {
    const [second, third] = [at + 1 < bytes ? byteAt(at + 1) : 0, at + 2 < bytes ? byteAt(at + 2) : 0];
    const bits = (byteAt(at) << 16) | (second << 8) | third;
    written += base64Digits[bits >> 18] + base64Digits[(bits >> 12) & 63];
    written += at + 1 < bytes ? base64Digits[(bits >> 6) & 63] : '=';
    written += at + 2 < bytes ? base64Digits[bits & 63] : '=';
  }
  return written;
}

function compileUtf8Hex(call: CallSite): () => string {
  const source = call.text(0);
  const encoder = new TextEncoder();
  return () => {
    let written = '';
    for (const byte of encoder.encode(source())) written += byte.toString(16).padStart(2, '0');
    return written.toUpperCase();
  };
}

import type { NumberFormat } from './cell-formats.ts';

/** What a numeric cell is, and its text. A date is no number to whoever reads it. */
export interface NumberText {
  readonly kind: 'number' | 'text';
  readonly text: string;
}

/**
 * A number as it was typed where that can be known: whole numbers as the file has them, fractions with the 15 digits
 * that Excel keeps, leading zeros where the format shows them, dates and times in ISO 8601. null for what is none.
 */
export function numberText(written: string, format: NumberFormat, has1904Dates: boolean): NumberText | null {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d{1,3})?$/i.test(written)) return null;
  const number = Number(written);
  if (!Number.isFinite(number)) return null;
  if (format.kind === 'date' || format.kind === 'time') {
    const text = momentText(number, format.kind, has1904Dates);
    if (text !== null) return { kind: 'text', text };
  }
  const text = plainText(written, number);
  if (format.kind === 'digits' && /^\d+$/.test(text)) {
    return { kind: 'text', text: text.padStart(format.count, '0') };
  }
  return { kind: 'number', text };
}

function plainText(written: string, number: number): string {
  if (/^-?\d+$/.test(written)) return written;
  if (Number.isInteger(number)) return BigInt(number).toString();
  return String(Number(number.toPrecision(15)));
}

const dayOfSeconds = 86_400;
/** 9999-12-31, the last day that Excel knows (ECMA-376, part 1, 18.17.4.1). */
const lastDay = 2_958_465;

/** A day is counted from 1899-12-30, but before a 1900-02-29 that never was from a day later; or from 1904-01-01. */
function momentText(serial: number, kind: 'date' | 'time', has1904Dates: boolean): string | null {
  const seconds = Math.round(serial * dayOfSeconds);
  const day = Math.floor(seconds / dayOfSeconds);
  const time = timeText(seconds - day * dayOfSeconds);
  if (kind === 'time' && day === 0) return time;
  if (day < (has1904Dates ? 0 : 1) || day > lastDay || (!has1904Dates && day === 60)) return null;
  const first = has1904Dates ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(first + day * dayOfSeconds * 1000).toISOString().slice(0, 10);
  return time === '00:00:00' ? date : `${date}T${time}`;
}

function timeText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

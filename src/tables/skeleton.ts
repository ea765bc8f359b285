import { Buffer } from 'node:buffer';
import { AsciiSkeleton, type StrokeReading } from './ascii-skeleton.ts';
import { confusables } from './confusables.ts';
import { foldAscii } from './fold-ascii.ts';

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const blank = /\s/gu;
const control = /\p{Cc}/gu;
const beyondAscii = /[^\0-\x7f]/gu;

/** What UTS #39 sets apart by height or width alone, or does not know as look-alikes of ASCII. */
const otherLookAlikes: ReadonlyMap<string, string> = new Map([
  ['\u043A', 'k'],
  ['\u03BA', 'k'],
  ['\u0138', 'k'],
  ['\u04BA', 'h'],
  ['\u051A', 'q'],
  ['\u03C7', 'x'],
  ['\u2014', '-'],
  ['\u3002', '.'],
  ['\u2800', ' '],
]);

/**
 * What people may see of a text: texts that share a skeleton look the same. Invisible characters go, look-alikes
 * become what they look like, width and composition even out, blanks around count for nothing, nor does ASCII
 * case. There are two where a stroke may be an i or an l. Never for a match: only to find whatever could be
 * taken for a key.
 */
export function skeletonsOf(text: string): string[] {
  const seen = evenOut(text).replace(invisible, '').replace(blank, ' ').replace(control, '');
  const utf8 = Buffer.from(withoutBlanks(seen));
  const { skeleton, isUnclear } = readStrokes(utf8, 'l');
  if (!isUnclear) return [skeleton];
  return [...new Set([skeleton, readStrokes(utf8, 'i').skeleton])];
}

const reader = new AsciiSkeleton();

function readStrokes(
  utf8: Uint8Array,
  stroke: StrokeReading,
): { readonly skeleton: string; readonly isUnclear: boolean } {
  reader.read(utf8, 0, utf8.length, stroke);
  const { memory, length, isUnclear } = reader;
  const text = Buffer.from(memory.bytes.subarray(0, length)).toString('utf8');
  return { skeleton: withoutBlanks(text.replace(/i\u0307+/g, 'i').normalize('NFC')), isUnclear };
}

function replaceConfusables(text: string): string {
  return text.replace(
    beyondAscii,
    (character) => confusables.get(character) ?? otherLookAlikes.get(character) ?? character,
  );
}

/** A text with ASCII letters and digits in the place of whatever looks like one. */
export function withPlainLetters(text: string): string {
  return evenOut(text).normalize('NFC');
}

function evenOut(text: string): string {
  return replaceConfusables(replaceConfusables(text).normalize('NFKD'));
}

/** A text but for ASCII case and the blanks around it, which do not make another key. */
export function plainForm(text: string): string {
  return foldAscii(withoutBlanks(text));
}

function withoutBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}

import { readFileSync } from 'node:fs';

/** The data of UTS #39 as Unicode publishes it. */
export const confusablesFile = readFileSync(new URL('./confusables.txt', import.meta.url), 'utf8');

interface Confusable {
  readonly code: string;
  readonly character: string;
  readonly prototype: string;
}

/** The lines of the file that are about one character. */
export function readConfusables(file: string): Confusable[] {
  return [...file.matchAll(/^([\dA-F]+) ;\t([\dA-F ]+) ;\tMA/gm)].map(([, code, codes]) => ({
    code,
    character: textOf(code),
    prototype: textOf(codes),
  }));
}

/**
 * The characters beyond ASCII that look like one of ASCII, its case aside: code points by what they look like.
 * A small l is the prototype of every upright stroke (I, l, 1 and |): it stands under `stroke`. Two characters
 * look like `rn`, which is the prototype of m. What Unicode itself decomposes into ASCII is left out.
 */
export function deriveLookAlikes(file: string, stroke: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { code, character, prototype } of readConfusables(file)) {
    if (isAscii(character) || isAscii(character.normalize('NFKD'))) continue;
    if (!/^([!-~ ]|rn)$/.test(prototype)) continue;
    const target = prototype === 'l' ? stroke : prototype === 'rn' ? 'm' : prototype.toLowerCase();
    found.set(target, [...(found.get(target) ?? []), code]);
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function textOf(codes: string): string {
  return codes
    .split(' ')
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('');
}

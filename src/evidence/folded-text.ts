import { foldPoint } from './fold-point.ts';

/**
 * What a folded text is for: of a name only its words are left, set apart by blanks, without what stands in
 * brackets; any other value keeps all its characters but blanks.
 */
export type FoldedAs = 'value' | 'name' | 'list';

/**
 * Folds values into code units (UTF-16) that can be compared one by one, without making strings.
 * In memory: a table of what becomes of each character of the basic plane, filled as they are met.
 */
export class FoldedText {
  units = new Uint16Array(1 << 8);
  length = 0;
  /** Whether some character has another spelling. */
  hasSpellings = false;
  readonly #table: Uint16Array;
  readonly #rare = new Map<number, { readonly plain: string; readonly speltOut: string }>();
  readonly #as: FoldedAs;

  constructor(as: FoldedAs) {
    this.#as = as;
    this.#table = new Uint16Array(1 << 16).fill(unknown);
  }

  clear(): void {
    this.length = 0;
    this.hasSpellings = false;
  }

  addBlank(): void {
    this.#reserve(1);
    this.units[this.length++] = 0x20;
  }

  /** Adds a text in UTF-8 behind what is there. */
  add(bytes: Uint8Array, start: number, end: number, isSpeltOut: boolean): void {
    this.#reserve((end - start) * longestFolding);
    const [table, units] = [this.#table, this.units];
    let length = this.length;
    let brackets = 0;
    for (let at = start; at < end;) {
      const point = bytes[at] < 0x80 ? bytes[at] : pointAt(bytes, at);
      at += pointSize(point);
      if (this.#as === 'name') {
        if (point === 0x28 || point === 0x5b) brackets += 1;
        if (brackets > 0) {
          if (point === 0x29 || point === 0x5d) brackets -= 1;
          continue;
        }
      }
      if (point >= table.length || table[point] === unknown) this.#learn(point);
      const unit = point < table.length ? table[point] : several;
      if (unit < several) {
        if (unit !== nothing) units[length++] = unit;
        continue;
      }
      const folded = this.#rare.get(point);
      if (folded === undefined) continue;
      if (folded.plain !== folded.speltOut) this.hasSpellings = true;
      const text = isSpeltOut ? folded.speltOut : folded.plain;
      for (let i = 0; i < text.length; i += 1) units[length++] = text.charCodeAt(i);
    }
    this.length = length;
  }

  text(from: number, to: number): string {
    return Reflect.apply(String.fromCharCode, null, this.units.subarray(from, to)) as string;
  }

  #learn(point: number): void {
    const { plain, speltOut } = foldPoint(point);
    const folded = { plain: this.#fit(plain), speltOut: this.#fit(speltOut) };
    const isOne = folded.plain === folded.speltOut && folded.plain.length <= 1;
    const unit = folded.plain.length === 0 ? nothing : folded.plain.charCodeAt(0);
    if (isOne && point < this.#table.length && unit < several) this.#table[point] = unit;
    else {
      if (point < this.#table.length) this.#table[point] = several;
      this.#rare.set(point, folded);
    }
  }

  #fit(folded: string): string {
    if (this.#as === 'list') return folded;
    if (this.#as === 'value') return folded.replaceAll(' ', '');
    return folded.replace(/['`´‘’ʼ]/gu, '').replace(/[^\p{L}\p{N}\p{M}]/gu, ' ');
  }

  #reserve(units: number): void {
    if (this.length + units <= this.units.length) return;
    const larger = new Uint16Array((this.length + units) * 2);
    larger.set(this.units.subarray(0, this.length));
    this.units = larger;
  }
}

/** U+0000 is never left of a text. */
const nothing = 0;
/** Beyond any character: private to the table. */
const unknown = 0xffff;
const several = 0xfffe;

/** Code units that one byte of UTF-8 can fold into: U+FDFA has three bytes and becomes 18 of them. */
const longestFolding = 6;

function pointSize(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** The character that begins at a byte of valid UTF-8 and is not ASCII. */
function pointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  const second = bytes[at + 1] & 0x3f;
  if (first < 0xe0) return ((first & 0x1f) << 6) | second;
  const third = bytes[at + 2] & 0x3f;
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third;
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[at + 3] & 0x3f);
}

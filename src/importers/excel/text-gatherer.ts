import type { XmlAttributes, XmlListener } from './xml-reader.ts';

/**
 * Gathers the text of a string item (ECMA-376, part 1, 18.4): that of its runs, without the phonetic ones that show
 * how it is read aloud.
 */
export class TextGatherer implements XmlListener {
  #text = '';
  #isInText = false;
  #isPhonetic = false;

  begin(): void {
    this.#text = '';
  }

  open(name: string, _attributes: XmlAttributes): void {
    if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 't' && !this.#isPhonetic) this.#isInText = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 't') this.#isInText = false;
  }

  text(text: string): void {
    if (this.#isInText) this.#text += text;
  }

  /** What has been gathered. */
  finish(): string {
    return stringText(this.#text);
  }
}

/** A character that XML does not have is written as `_x000D_`, and such a text itself with `_x005F_` before it (ST_Xstring). */
export function stringText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

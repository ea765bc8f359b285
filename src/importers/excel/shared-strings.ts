import { TextGatherer } from './text-gatherer.ts';
import { tooLarge } from './workbook-error.ts';
import type { XmlAttributes, XmlListener } from './xml-reader.ts';

/** Gathers the texts that cells share, in the order by which they name them. */
export class SharedStrings implements XmlListener {
  readonly #texts: string[] = [];
  readonly #text = new TextGatherer();

  /** undefined where a cell names none. */
  at(place: string): string | undefined {
    return /^\d{1,9}$/.test(place) ? this.#texts[Number(place)] : undefined;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'si') this.#text.begin();
    else this.#text.open(name, attributes);
  }

  close(name: string): void {
    if (name !== 'si') {
      this.#text.close(name);
      return;
    }
    if (this.#texts.length === mostTexts) throw tooLarge(`it shares more than ${mostTexts} texts`);
    this.#texts.push(this.#text.finish());
  }

  text(text: string): void {
    this.#text.text(text);
  }
}

/** Sixteen to each row that a sheet can have. */
const mostTexts = 16 << 20;

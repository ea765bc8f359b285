import type { XmlAttributes, XmlListener } from './xml-reader.ts';

/** What a number format says of the numbers under it. */
export type NumberFormat =
  | { readonly kind: 'plain' | 'date' | 'time' }
  /** It fills whole numbers up with zeros to so many digits. */
  | { readonly kind: 'digits'; readonly count: number };

const plain: NumberFormat = { kind: 'plain' };
const date: NumberFormat = { kind: 'date' };
const time: NumberFormat = { kind: 'time' };

/** Formats that a workbook names without saying what they are (ECMA-376, part 1, 18.8.30). */
function knownFormat(id: number): NumberFormat {
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return time;
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDate ? date : plain;
}

/** Gathers the number formats of a workbook's cell styles, in the order by which cells name them. */
export class CellFormats implements XmlListener {
  readonly #formats: NumberFormat[] = [];
  readonly #ownFormats = new Map<number, NumberFormat>();
  #isInCellStyles = false;

  /** `style` is the text by which a cell names its style. */
  of(style: string | undefined): NumberFormat {
    return this.#formats[Number(style ?? 0)] ?? plain;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'cellXfs') this.#isInCellStyles = true;
    else if (name === 'numFmt') {
      this.#ownFormats.set(Number(attributes.get('numFmtId')), formatOf(attributes.get('formatCode') ?? ''));
    } else if (name === 'xf' && this.#isInCellStyles) {
      const id = Number(attributes.get('numFmtId') ?? 0);
      this.#formats.push(this.#ownFormats.get(id) ?? knownFormat(id));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isInCellStyles = false;
  }

  text(): void {}
}

/** What a format code means, by its first section, which is that of positive numbers. */
function formatOf(code: string): NumberFormat {
  const literals = /"[^"]*"|\\.|_.|\*.|am\/pm|a\/p/gis;
  const [section] = code.replace(literals, '').split(';', 1);
  if (/\[(h+|m+|s+)\]/i.test(section)) return plain;
  const bare = section.replace(/\[[^\]]*\]/g, '');
  if (/^0{2,15}$/.test(bare) && bare === code) return { kind: 'digits', count: bare.length };
  if (/general/i.test(bare)) return plain;
  const hasTime = /[hs]/i.test(bare);
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !hasTime)) return date;
  return hasTime ? time : plain;
}

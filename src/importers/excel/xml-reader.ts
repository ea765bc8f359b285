import { damaged } from './workbook-error.ts';

/** Hears of what stands in an XML text; names come without their prefixes. */
export interface XmlListener {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** The attributes of an element by their names, which keep their prefixes. */
export type XmlAttributes = ReadonlyMap<string, string>;

/**
 * Reads XML as workbooks have it, in pieces that may end anywhere. A document type, by which entities could be
 * declared, is refused; an entity that XML does not define itself is none.
 */
export class XmlReader {
  readonly #listener: XmlListener;
  readonly #open: string[] = [];
  #rest = '';
  #isClosed = false;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** @throws NoWorkbook */
  push(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const next = this.#step(text, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longestToken) throw damaged('its XML has a text that is longer than any cell');
  }

  end(): void {
    if (this.#rest.trim() !== '' || !this.#isClosed) throw damaged('its XML ends too early');
  }

  /** Where what begins at `at` ends; -1 where that is not yet known. */
  #step(text: string, at: number): number {
    if (text[at] !== '<') return this.#textAt(text, at);
    if (text.startsWith('<!', at)) return this.#declaration(text, at);
    if (text.startsWith('<?', at)) return behind(text, '?>', at);
    const end = endOfTag(text, at);
    if (end >= 0) this.#tag(text.slice(at + 1, end - 1));
    return end;
  }

  #textAt(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end < 0) return -1;
    const found = text.slice(at, end);
    if (this.#open.length > 0) this.#listener.text(unescaped(found));
    else if (found.trim() !== '') throw damaged('its XML has text around its element');
    return end;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
    if (text.startsWith(cdata, at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0) return -1;
      this.#listener.text(checked(text.slice(at + cdata.length, end)));
      return end + 3;
    }
    if (text.length - at < cdata.length) return -1;
    throw damaged('its XML declares a document type, which no workbook does');
  }

  #tag(tag: string): void {
    if (tag.startsWith('/')) {
      const name = localName(tag.slice(1).trimEnd());
      if (this.#open.pop() !== name) throw damaged('its XML closes an element that is not open');
      this.#listener.close(name);
    } else {
      const isEmpty = tag.endsWith('/');
      const [full] = /^[^\s/]+/.exec(tag) ?? [''];
      if (full === '' || this.#isClosed) throw damaged('its XML is malformed');
      const name = localName(full);
      this.#listener.open(name, attributesOf(tag.slice(full.length, isEmpty ? -1 : undefined)));
      if (isEmpty) this.#listener.close(name);
      else this.#open.push(name);
      if (this.#open.length > deepest) throw damaged('its XML is nested too deep');
    }
    this.#isClosed = this.#open.length === 0;
  }
}

/** Cells have 32,767 characters at most, each of which may be an escape. */
const longestToken = 1 << 20;
const deepest = 64;
const cdata = '<![CDATA[';

function behind(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

/** Behind the `>` of a tag, which may stand in its attributes too. */
function endOfTag(text: string, start: number): number {
  let end = text.indexOf('>', start);
  for (let at = start; end >= 0;) {
    const quote = quoteBefore(text, at, end);
    if (quote < 0) return end + 1;
    const close = text.indexOf(text[quote], quote + 1);
    if (close < 0) return -1;
    if (close > end) end = text.indexOf('>', close);
    at = close + 1;
  }
  return -1;
}

/** No further than `end`: most tags have none, and there may be none for long. */
function quoteBefore(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === doubleQuote || unit === singleQuote) return at;
  }
  return -1;
}

const doubleQuote = 0x22;
const singleQuote = 0x27;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(text: string): XmlAttributes {
  const attributes = new Map<string, string>();
  const attribute = /\s+([^\s=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  let at = 0;
  for (let found = attribute.exec(text); found !== null; found = attribute.exec(text)) {
    at = attribute.lastIndex;
    if (attributes.has(found[1])) throw damaged('its XML has an attribute twice');
    attributes.set(found[1], unescaped(found[2] ?? found[3]));
  }
  if (text.slice(at).trim() !== '') throw damaged('its XML is malformed');
  return attributes;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescaped(text: string): string {
  if (!text.includes('&')) return checked(text);
  const plain = text.replace(/&([^&;]{0,12});?/g, (whole, name: string) => {
    const known = whole.endsWith(';') ? (entities.get(name) ?? characterOf(name)) : null;
    if (known === null) throw damaged('its XML uses an entity that XML does not define');
    return known;
  });
  return checked(plain);
}

function characterOf(reference: string): string | null {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(reference) ?? [];
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null;
}

/** The text, where it has no character that XML does not have. */
function checked(text: string): string {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text) || !text.isWellFormed()) {
    throw damaged('its XML has a character that XML does not have');
  }
  return text;
}

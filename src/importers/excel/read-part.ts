import { TextDecoder } from 'node:util';
import { damaged, NoWorkbook } from './workbook-error.ts';
import { XmlReader, type XmlListener } from './xml-reader.ts';
import type { ZipArchive } from './zip-archive.ts';

/** Tells that enough has been read. */
export type IsEnough = () => boolean;

/**
 * Reads a part of the archive, XML of at most `most` bytes, to its end or until it is enough. `onBytes` hears how
 * many have been read.
 * @throws NoWorkbook
 */
export async function readPart(
  archive: ZipArchive,
  name: string,
  most: number,
  listener: XmlListener,
  isEnough: IsEnough = () => false,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const xml = new XmlReader(listener);
  let bytes = 0;
  let decoder: TextDecoder | null = null;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      throw new NoWorkbook('is damaged: its text is not valid in its encoding', 'Export it again.');
    }
  };
  for await (const chunk of archive.read(name, most)) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    xml.push(decode(chunk));
    if (isEnough()) return;
    bytes += chunk.length;
    onBytes(bytes);
  }
  if (bytes === 0) throw damaged(`its part ${name} is empty`);
  xml.push(decode());
  xml.end();
}

/** XML is in UTF-8, or in UTF-16 with a byte order mark, unless it says otherwise; workbooks may not (ECMA-376, part 2, 8.1.4). */
function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

import { Buffer } from 'node:buffer';
import { crc32, createInflateRaw } from 'node:zlib';
import { damaged, NoWorkbook, tooLarge } from './workbook-error.ts';

interface ZipEntry {
  readonly name: string;
  /** Where its local header begins. */
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
}

/**
 * The parts of a ZIP archive by its central directory (APPNOTE 6.3), which lies at its end: a file that was cut
 * short has none. Names of parts are without case (part 2 of ECMA-376, 6.2.2.3). What a part inflates to is bounded by
 * whoever reads it, and held against its size and CRC.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  /** @throws NoWorkbook */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** What a part says of its bytes, 0 where it is missing. */
  sizeOf(name: string): number {
    return this.#entries.get(name.toLowerCase())?.size ?? 0;
  }

  /**
   * The bytes of a part, of which there may be `most`.
   * @throws NoWorkbook
   */
  async *read(name: string, most: number): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw damaged(`its part ${name} is missing`);
    if (entry.size > most) throw tooLarge(`its part ${name} has ${entry.size} bytes`);
    let size = 0;
    let crc = 0;
    for await (const chunk of inflated(entry.method, this.#packed(entry))) {
      size += chunk.length;
      if (size > entry.size) break;
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged(`its part ${name} is not what it was`);
  }

  #packed(entry: ZipEntry): Buffer {
    const bytes = this.#bytes;
    const { at } = entry;
    if (at + localHeader > bytes.length || bytes.readUInt32LE(at) !== localSign) {
      throw damaged(`its part ${entry.name} is not where it should be`);
    }
    const nameEnd = at + localHeader + bytes.readUInt16LE(at + 26);
    const start = nameEnd + bytes.readUInt16LE(at + 28);
    const isSame = bytes.toString('utf8', at + localHeader, nameEnd) === entry.name;
    if (!isSame || start + entry.packed > bytes.length) {
      throw damaged(`its part ${entry.name} is not where it should be`);
    }
    return bytes.subarray(start, start + entry.packed);
  }
}

async function* inflated(method: number, packed: Buffer): AsyncGenerator<Buffer> {
  if (method === stored) {
    yield packed;
    return;
  }
  if (method !== deflated) throw damaged(`it is packed by a method (${method}) that workbooks do not use`);
  const inflater = createInflateRaw({ chunkSize: 1 << 16 });
  inflater.end(packed);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof NoWorkbook) throw error;
    throw damaged('one of its parts cannot be unpacked');
  } finally {
    inflater.destroy();
  }
}

function readDirectory(bytes: Buffer): Map<string, ZipEntry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries = new Map<string, ZipEntry>();
  for (let entry = 0; entry < count; entry += 1) {
    if (at + directoryHeader > end || bytes.readUInt32LE(at) !== directorySign) {
      throw damaged('its table of contents is broken');
    }
    const nameEnd = at + directoryHeader + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + directoryHeader, nameEnd);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) {
      throw new NoWorkbook('is encrypted', 'Save it without a password.');
    }
    if (entries.has(name.toLowerCase())) throw damaged(`its part ${name} is there twice`);
    entries.set(name.toLowerCase(), {
      name,
      at: bytes.readUInt32LE(at + 42),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at !== end) throw damaged('its table of contents is broken');
  return entries;
}

/** Where the record at the archive's end begins, behind which there is nothing but its comment. */
function findEnd(bytes: Buffer): number {
  const least = Math.max(0, bytes.length - endRecord - 0xffff);
  for (let at = bytes.length - endRecord; at >= least; at -= 1) {
    if (bytes.readUInt32LE(at) !== endSign || at + endRecord + bytes.readUInt16LE(at + 20) !== bytes.length)
      continue;
    return at;
  }
  throw damaged('it has no end, as if it had been cut off');
}

const localSign = 0x04034b50;
const localHeader = 30;
const directorySign = 0x02014b50;
const directoryHeader = 46;
const endSign = 0x06054b50;
const endRecord = 22;
const stored = 0;
const deflated = 8;

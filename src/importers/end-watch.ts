interface ChunkReader<Chunk> {
  push(chunk: Chunk): void;
}

/** Hands chunks on to their reader, and knows how the last of them ended. */
export class EndWatch<Chunk extends Uint8Array> {
  readonly #reader: ChunkReader<Chunk>;
  #last = 0;

  constructor(reader: ChunkReader<Chunk>) {
    this.#reader = reader;
  }

  push(chunk: Chunk): void {
    this.#reader.push(chunk);
    this.#last = chunk.at(-1) ?? this.#last;
  }

  get endsInLineBreak(): boolean {
    return this.#last === lineFeed || this.#last === carriageReturn;
  }
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

const [firstSize, slotSize] = [1 << 10, 3];

/**
 * The looks of texts by their hashes, three integers for each: which texts share a look is known without keeping
 * one of them. Two looks or texts that share a hash only by chance are told as well: whoever asks compares them.
 */
export class LookTable {
  /** Slots of a look, its first text and where that is; a free one has no look, for no hash is 0. */
  #slots = new Int32Array(firstSize * slotSize);
  #used = 0;
  /**
   * A bit for the high bits of each look, half a megabyte that stays near the processor: most texts that nothing looks
   * like are told from it, without a look into the table.
   */
  readonly #bits = new Int32Array(1 << 17);

  get isEmpty(): boolean {
    return this.#used === 0;
  }

  /** Adds a text that is at a place; where another text with that look was added first, the place of that one. */
  add(look: number, text: number, place: number): number | null {
    if (this.#used * 2 * slotSize >= this.#slots.length) this.#grow();
    const slots = this.#slots;
    const slot = slotOf(slots, look);
    if (slots[slot] === look) return slots[slot + 1] === text ? null : slots[slot + 2];
    slots[slot] = look;
    slots[slot + 1] = text;
    slots[slot + 2] = place;
    this.#bits[look >>> 15] |= 1 << (look >>> 10);
    this.#used += 1;
    return null;
  }

  /** For a text that looks like itself alone: the first text with that look, if there is any. */
  find(text: number): { readonly text: number; readonly place: number } | null {
    if ((this.#bits[text >>> 15] & (1 << (text >>> 10))) === 0) return null;
    const slots = this.#slots;
    const slot = slotOf(slots, text);
    return slots[slot] === 0 ? null : { text: slots[slot + 1], place: slots[slot + 2] };
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    for (let from = 0; from < slots.length; from += slotSize) {
      if (slots[from] === 0) continue;
      const to = slotOf(this.#slots, slots[from]);
      for (let part = 0; part < slotSize; part += 1) this.#slots[to + part] = slots[from + part];
    }
  }
}

/** Where a look is, or the free slot that is its place. */
function slotOf(slots: Int32Array, look: number): number {
  const mask = slots.length / slotSize - 1;
  let at = look & mask;
  while (slots[at * slotSize] !== 0 && slots[at * slotSize] !== look) at = (at + 1) & mask;
  return at * slotSize;
}

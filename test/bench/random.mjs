// @ts-check

/**
 * A bijection on 32-bit integers that leaves no visible order.
 * @param {number} value
 */
export function mix(value) {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/**
 * Mulberry32: `draw(n)` gives an integer from 0 to n - 1. One generator per person and side, so that rows
 * can be made in any order and both files agree about a person.
 * @param {number} seed
 * @param {number} stream
 * @returns {(below: number) => number}
 */
export function generator(seed, stream) {
  let state = mix(mix(seed) + stream);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/**
 * A permutation of 0 to size - 1 that needs no memory: a bijection on the next power of two, walked until the
 * value falls inside.
 * @param {number} size
 * @param {number} seed
 * @returns {(index: number) => number}
 */
export function permutation(size, seed) {
  const bits = Math.max(2, Math.ceil(Math.log2(size)));
  const mask = 2 ** bits - 1;
  const shift = Math.ceil(bits / 2);
  const [first, second, offset] = [mix(seed) | 1, mix(seed + 1) | 1, mix(seed + 2)];
  return (index) => {
    let value = index;
    do {
      value = (Math.imul(value, first) + offset) & mask;
      value ^= value >>> shift;
      value = Math.imul(value, second) & mask;
      value ^= value >>> shift;
    } while (value >= size);
    return value;
  };
}

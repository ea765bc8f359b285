/** The place of each name in its list: how a union is kept in a typed array, one byte per user. */
export function codesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  const codes: Partial<Record<Name, number>> = {};
  names.forEach((name, code) => (codes[name] = code));
  return codes as Record<Name, number>;
}

/** A replacement text of .NET: text that stands for itself, and groups of the match by their number in RE2. */
export type ReplacementPiece = string | number;

export type Replacement =
  | { readonly kind: 'read'; readonly pieces: readonly ReplacementPiece[] }
  | { readonly kind: 'unknown'; readonly what: string };

const substitution = /\$(?:(\$)|(&)|(\d+)|\{(\w+)\}|([`'+_])|)/g;

/**
 * Reads `$1`, `${name}`, `$&` and `$$` as .NET does (dotnet/docs, substitutions-in-regular-expressions.md).
 * A group that is not there, which .NET would write out as it stands, is surely a mistake; `` $` ``, `$'`, `$+`
 * and `$_` are not carried over.
 */
export function readReplacement(text: string, groups: ReadonlyMap<string, number>): Replacement {
  const pieces: ReplacementPiece[] = [];
  let at = 0;
  for (const found of text.matchAll(substitution)) {
    const [whole, dollar, entire, number, name, other] = found;
    pieces.push(text.slice(at, found.index));
    at = found.index + whole.length;
    const group = entire === undefined ? groups.get(numberOrName(number ?? name)) : 0;
    if (other !== undefined) return { kind: 'unknown', what: whole };
    if (group !== undefined) pieces.push(group);
    else if (number !== undefined || name !== undefined) return { kind: 'unknown', what: whole };
    else pieces.push(dollar ?? whole);
  }
  pieces.push(text.slice(at));
  return { kind: 'read', pieces: pieces.filter((piece) => piece !== '') };
}

/** `$01` means group 1. */
function numberOrName(written: string | undefined): string {
  return (written ?? '').replace(/^0+(?=\d)/, '');
}

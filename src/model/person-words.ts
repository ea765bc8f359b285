/** A person by name, and by the address that tells two of one name apart: `Tom Reed (tom.reed@contoso.com)`. */
export function personWords(displayName: string, address: string): string {
  return displayName === '' ? address : `${displayName} (${address})`;
}

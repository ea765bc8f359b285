import type { NamedUser } from '../model/explanation.ts';

/** `00104 (Costas Papadopoulos)`; a directory user goes by the sign-in name where there is one. */
export function namedUser({ id, upn, displayName }: NamedUser): string {
  const name = upn === '' ? id : upn;
  return displayName === '' ? name : `${name} (${displayName})`;
}

/** Users in a row, those beyond the first ones as a number. */
export function namedUsers(users: { readonly count: number; readonly first: readonly NamedUser[] }): string {
  const names = users.first.map(namedUser).join(', ');
  const rest = users.count - users.first.length;
  return rest === 0 ? names : `${names} and ${rest} more`;
}

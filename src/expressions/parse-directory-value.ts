import type { DirectoryValue } from '../model/rules.ts';
import { isMultiValuedAttribute } from '../model/directory-attributes.ts';

export type ParsedDirectoryValue =
  | { readonly kind: 'parsed'; readonly value: DirectoryValue }
  | { readonly kind: 'refused'; readonly why: string; readonly hint: string };

const attributeName = /^[A-Za-z][\w.-]*$/;

/** Reads the directory side of a rule: `userPrincipalName` or `[userPrincipalName]`. */
export function parseDirectoryValue(text: string): ParsedDirectoryValue {
  const trimmed = text.trim();
  const bracketed = /^\[([^[\]]*)\]$/.exec(trimmed);
  const name = (bracketed === null ? trimmed : bracketed[1]).trim();
  if (!attributeName.test(name)) {
    return {
      kind: 'refused',
      why: `"${text}" is no directory attribute`,
      hint: 'Write an attribute such as userPrincipalName or [userPrincipalName].',
    };
  }
  if (isMultiValuedAttribute(name)) {
    return {
      kind: 'refused',
      why: `${name} holds several values, and the service matches by none of those`,
      hint: 'Use an attribute with one value, such as mail or userPrincipalName.',
    };
  }
  return { kind: 'parsed', value: { kind: 'attribute', name } };
}

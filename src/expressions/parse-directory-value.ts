import { isMultiValuedAttribute } from '../model/directory-attributes.ts';
import type { DirectoryValue } from '../model/rules.ts';
import { compileExpression } from './compile-expression.ts';
import { refusalText, type RefusalReason } from './refusal.ts';

export type ParsedDirectoryValue =
  | { readonly kind: 'parsed'; readonly value: DirectoryValue }
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      readonly why: string;
      readonly hint: string;
    };

const attributeName = /^[A-Za-z][\w.-]*$/;

/**
 * Reads the directory side of a rule: `userPrincipalName`, `[userPrincipalName]`, or an expression such as
 * `Append([mailNickname], "@contoso.com")`.
 */
export function parseDirectoryValue(text: string): ParsedDirectoryValue {
  const trimmed = text.trim();
  if (trimmed.includes('(')) return parseExpressionValue(trimmed);
  const bracketed = /^\[([^[\]]*)\]$/.exec(trimmed);
  const name = (bracketed === null ? trimmed : bracketed[1]).trim();
  const refused = refusedAttribute(name, text, 'the service matches by none of those');
  return refused ?? { kind: 'parsed', value: { kind: 'attribute', name } };
}

function parseExpressionValue(text: string): ParsedDirectoryValue {
  const compiled = compileExpression(text, { isMultiValued: isMultiValuedAttribute });
  if (compiled.kind === 'refused')
    return { kind: 'refused', reason: compiled.reason, why: refusalText(compiled), hint: compiled.hint };
  const attributes = compiled.attributes.map(({ name }) => name);
  if (attributes.length === 0) {
    return {
      kind: 'refused',
      reason: 'no-attribute',
      why: 'the expression reads no attribute, and so gives every user the same value',
      hint: 'Write an attribute in square brackets, such as [mailNickname].',
    };
  }
  for (const name of attributes) {
    const refused = refusedAttribute(name, `[${name}]`, 'an export has them in one cell, in no fixed order');
    if (refused !== null) return refused;
  }
  return { kind: 'parsed', value: { kind: 'expression', text: compiled.text, attributes } };
}

function refusedAttribute(name: string, written: string, whyNotSeveral: string): ParsedDirectoryValue | null {
  if (!attributeName.test(name)) {
    return {
      kind: 'refused',
      reason: 'not-an-attribute',
      why: `"${written}" is no directory attribute`,
      hint: 'Write an attribute such as userPrincipalName or [userPrincipalName].',
    };
  }
  if (!isMultiValuedAttribute(name)) return null;
  return {
    kind: 'refused',
    reason: 'several-values',
    why: `${name} holds several values, and ${whyNotSeveral}`,
    hint: 'Use an attribute with one value, such as mail or userPrincipalName.',
  };
}

/** What the service computes from a directory user to look the application up with. */
export type DirectoryValue =
  | { readonly kind: 'attribute'; readonly name: string }
  /** An expression of Entra's mapping language, and the attributes it reads. */
  | { readonly kind: 'expression'; readonly text: string; readonly attributes: readonly string[] };

/** One application attribute compared with one directory attribute or expression. */
export interface MatchingRule {
  /** 1 is asked first. */
  readonly precedence: number;
  readonly application: string;
  readonly directory: DirectoryValue;
  /** Compare ASCII letters with their case. */
  readonly caseExact: boolean;
  /** The attribute proves who somebody is (an employee number), so that it may contradict. */
  readonly strong: boolean;
}

/** The directory side of a rule as Entra writes it: `[userPrincipalName]`, `ToLower([mail])`. */
export function directoryText(value: DirectoryValue): string {
  return value.kind === 'attribute' ? `[${value.name}]` : value.text;
}

/** The same text for values that are the same: names of attributes are told apart without case. */
export function directoryKey(value: DirectoryValue): string {
  return value.kind === 'attribute' ? directoryText(value).toLowerCase() : value.text;
}

/** The directory attributes that a rule reads. */
export function attributesOf(value: DirectoryValue): readonly string[] {
  return value.kind === 'attribute' ? [value.name] : value.attributes;
}

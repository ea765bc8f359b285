/** What the service computes from a directory user to look the application up with. */
export interface DirectoryValue {
  readonly kind: 'attribute';
  readonly name: string;
}

/** One application attribute compared with one directory attribute. */
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

/** The directory side of a rule as Entra writes it: `[userPrincipalName]`. */
export function directoryText(value: DirectoryValue): string {
  return `[${value.name}]`;
}

import type { CompiledPart } from './call-site.ts';
import type { Evaluation } from './evaluation.ts';
import type { Expression } from './expression.ts';

/** What the parts of an expression share while it is compiled. */
export interface CompilationScope {
  readonly evaluation: Evaluation;
  readonly outermost: Expression;
  readonly isMultiValued: (attribute: string) => boolean;
  /** The number that the reader is asked for; attributes are told apart without case. */
  readonly attributeNumber: (name: string) => number;
  readonly compile: (part: Expression) => CompiledPart;
}

import type { Completeness } from './completeness.ts';
import type { FindingKind, Severity } from './findings.ts';
import type { LimitName } from './limits.ts';
import type { Forecast, Outcome, Readiness } from './outcomes.ts';

/** The run in numbers: the form of `summary.json`. */
export interface Summary {
  readonly schemaVersion: 1;
  readonly application: SideSummary;
  readonly directory: SideSummary & { readonly scope: string; readonly inScope: number };
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly readiness: Readonly<Record<Readiness, number>>;
  /** Application users at risk; null: not computed in this run. */
  readonly risks: {
    readonly duplicate: number | null;
    readonly 'second-account': number;
    readonly lockout: number | null;
  };
  readonly forecast: Readonly<Record<Forecast, number>>;
  readonly rules: readonly RuleSummary[];
  readonly findings: readonly {
    readonly kind: FindingKind;
    readonly severity: Severity;
    readonly count: number;
  }[];
  readonly gate: Gate;
}

export interface SideSummary {
  readonly read: number;
  readonly accepted: number;
  readonly merged: number;
  readonly rejected: number;
  readonly completeness: Completeness;
}

/** Users whose deciding claim is made under this rule. */
export interface RuleSummary {
  readonly precedence: number;
  readonly application: string;
  readonly directory: string;
  readonly matched: number;
  readonly held: number;
  readonly ambiguous: number;
  readonly contested: number;
}

export interface Gate {
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
}

export interface GateCheck {
  readonly name: LimitName | 'incomplete' | 'match-refused' | 'nobody-matched';
  readonly limit: number | 'unlimited';
  readonly actual: number | null;
  readonly passed: boolean;
}

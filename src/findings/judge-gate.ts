import { limitNames, type LimitName, type Limits } from '../model/limits.ts';
import type { Gate, GateCheck, Summary } from '../model/summary.ts';

/**
 * Holds the run's numbers to the limits. A run in which nobody matched fails, whatever the limits say, and so
 * does one whose input is incomplete, or in which accounts are matched against a decision: who reads the gate alone must
 * not go live on it.
 */
export function judgeGate(counts: Omit<Summary, 'gate'>, limits: Limits): Gate {
  const actual = limitedCounts(counts);
  const checks = limitNames.map((name): GateCheck => {
    const { limit, set } = limits[name];
    const count = actual[name];
    const passed = limit === 'unlimited' || (count === null ? !set : count <= limit);
    return { name, limit, actual: count, passed };
  });
  const sides = [counts.application, counts.directory];
  const incomplete = sides.filter(({ completeness }) => completeness === 'incomplete').length;
  checks.push({ name: 'incomplete', limit: 0, actual: incomplete, passed: incomplete === 0 });
  const refused = counts.findings.find(({ kind }) => kind === 'match-refused')?.count ?? 0;
  checks.push({ name: 'match-refused', limit: 0, actual: refused, passed: refused === 0 });
  const nobody = counts.outcomes.matched === 0 ? 1 : 0;
  checks.push({ name: 'nobody-matched', limit: 0, actual: nobody, passed: nobody === 0 });
  return { passed: checks.every(({ passed }) => passed), checks };
}

/** Default limits on something that this run does not compute. */
export function limitsNotAssessed(counts: Omit<Summary, 'gate' | 'findings'>, limits: Limits): LimitName[] {
  const actual = limitedCounts(counts);
  return limitNames.filter(
    (name) => actual[name] === null && !limits[name].set && limits[name].limit !== 'unlimited',
  );
}

function limitedCounts({
  outcomes,
  readiness,
  risks,
  application,
  forecast,
}: Omit<Summary, 'gate' | 'findings'>): Record<LimitName, number | null> {
  return {
    unmatched: outcomes.unmatched,
    'no-match-value': outcomes['no-match-value'],
    held: outcomes.held,
    ambiguous: outcomes.ambiguous,
    contested: outcomes.contested,
    excluded: outcomes.excluded,
    duplicate: risks.duplicate,
    'second-account': risks['second-account'],
    lockout: risks.lockout,
    disabled: readiness.disabled,
    'not-assigned': readiness['not-assigned'],
    'out-of-scope': readiness['out-of-scope'],
    rejected: application.rejected,
    create: forecast.create,
  };
}

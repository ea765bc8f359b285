import { expect, test } from 'vitest';
import { compileExpression, type CompiledExpression } from '../../src/expressions/compile-expression.ts';
import { EvaluationFailure } from '../../src/expressions/evaluation-failure.ts';
import { longestText, mostSteps } from '../../src/expressions/expression-limits.ts';
import { refusalText } from '../../src/expressions/refusal.ts';
import { fuzzRuns } from '../fuzz-runs.ts';
import { seed } from '../property-runs.ts';
import { breakText, chance, drawExpression, drawing } from './draw-expression.ts';

/** Drawing and evaluating one takes some microseconds, so that many more are tried than of other properties. */
const expressions = process.env['FUZZ_RUNS'] === undefined ? 100_000 : fuzzRuns;

const stored = [
  ...[
    '',
    'kim@contoso.com',
    'Zoë de la Cruz',
    '2026-01-31T08:00:00+02:00',
    '1/2/2026 3:04:05 AM',
    '12',
    '-1',
    'True',
  ],
  ...[
    '\u{1f9a6}',
    '\udda6x',
    'a\n',
    '__proto__',
    'constructor',
    'aaaa'.repeat(100),
    '$1 ${g}',
    '129699324000000000',
  ],
];

function isPlainRefusal(result: object, text: string): boolean {
  const { position, why, hint, excerpt } = result as Record<string, unknown>;
  return (
    typeof position === 'number' &&
    position >= 0 &&
    position <= text.length &&
    typeof why === 'string' &&
    typeof hint === 'string' &&
    typeof excerpt === 'string' &&
    excerpt.includes('^')
  );
}

test(
  `any expression is refused, computed or failed, within its steps (FC_SEED=${seed})`,
  () => {
    const random = chance(seed);
    const draw = drawing(random);
    const prototypes = [Object.prototype, Function.prototype, Array.prototype, String.prototype];
    const membersBefore = prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).length);
    const counts = { refused: 0, computed: 0, failed: 0 };
    for (let run = 0; run < expressions; run += 1) {
      const whole = drawExpression(draw, 4);
      const text = draw.upTo(3) === 0 ? breakText(draw, whole) : whole;
      const outcome = outcomeOf(text);
      if (outcome in counts) counts[outcome as keyof typeof counts] += 1;
      else throw new Error(`${outcome} with ${JSON.stringify(text)}`);
    }
    expect(prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).length)).toEqual(
      membersBefore,
    );
    if (expressions >= 1000) expect(Math.min(...Object.values(counts))).toBeGreaterThan(expressions / 100);

    function outcomeOf(text: string): string {
      const result = compileExpression(text);
      if (result.kind === 'refused')
        return isPlainRefusal(result, text) && refusalText(result) !== ''
          ? 'refused'
          : 'an incomplete refusal';
      const first = evaluate(result);
      const again = compileExpression(result.text);
      if (again.kind === 'refused' || again.text !== result.text) return 'another written form';
      return first;
    }

    function evaluate({ attributes, evaluate: compute, stepsTaken }: CompiledExpression): string {
      const value = compute((attribute) => {
        if (attributes[attribute] === undefined) throw new Error(`no attribute ${attribute}`);
        return draw.upTo(30) === 0 ? [draw.pick(stored), draw.pick(stored)] : draw.pick(stored);
      });
      if (stepsTaken() > mostSteps) return 'too many steps';
      if (value instanceof EvaluationFailure) return 'failed';
      if (typeof value !== 'string') return 'a value of another type';
      return value.length <= longestText && value.isWellFormed() ? 'computed' : 'a broken text';
    }
  },
  Math.max(60_000, expressions * 3),
);

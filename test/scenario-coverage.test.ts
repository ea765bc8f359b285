import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { failureWords, type FailureReason } from '../src/expressions/evaluation-failure.ts';
import { parseDirectoryValue } from '../src/expressions/parse-directory-value.ts';
import { parseScopeClause, type WrittenClause } from '../src/expressions/parse-scope-clause.ts';
import { refusalReasons } from '../src/expressions/refusal.ts';
import { candidateReasonKinds, contradictionKinds, type ContradictionKind } from '../src/model/candidates.ts';
import type { Refusal } from '../src/model/creation.ts';
import { decisionKinds } from '../src/model/decisions.ts';
import { findingKinds } from '../src/model/finding-words.ts';
import type { FindingKind } from '../src/model/findings.ts';
import {
  forecastReasons,
  forecasts,
  holds,
  outcomeReasons,
  outcomes,
  readinesses,
} from '../src/model/outcomes.ts';
import { refusalKinds } from '../src/model/refusal-words.ts';
import { resolutionOptions, type ResolutionOption } from '../src/model/resolution-options.ts';
import { clauseText, scopeOperators } from '../src/model/scope.ts';
import { readList } from './read-list.ts';

/** As far as it is looked at here. */
interface Configuration {
  readonly matching?: { readonly rules?: readonly { readonly directory: string }[] };
  readonly scope?: { readonly filters?: readonly (readonly WrittenClause[])[] };
}

type Row = Readonly<Record<string, string>>;

interface Scenario {
  readonly configuration: Configuration;
  readonly stderr: string;
  /** A list of the expected report; empty where there is no report. */
  readonly list: (name: string) => readonly Row[];
}

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

const scenarios = readdirSync(fixtures).map((name): Scenario => {
  const textOf = (path: string): string => {
    const file = join(fixtures, name, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return {
    configuration: (parse(textOf('rollcall.yaml')) as Configuration | null) ?? {},
    stderr: textOf('expected/stderr.txt'),
    list: (list) => readList(textOf(`expected/report/${list}.csv`)).filter((row) => !isBanner(row)),
  };
});

/** Where a list of an incomplete source has no rows, one says that it is incomplete, and nothing else. */
function isBanner(row: Row): boolean {
  return Object.values(row).filter((cell) => cell !== '').length === 1;
}

function rowsOf(list: string): readonly Row[] {
  return scenarios.flatMap((scenario) => scenario.list(list));
}

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** What no command can bring about yet, and why; whatever a scenario shows has no place here. */
const notYet = {
  'several-values': 'no importer gives a directory user several values of one attribute',
} as const satisfies Partial<Record<FailureReason, string>>;

/** What no command can bring about at all: the plan looks again at what recommendations have looked at. */
const whyNever = 'nobody of whom this is known is recommended to be created';
const never = {
  'no-decision-candidate': whyNever,
  'no-decision-value': whyNever,
  'no-decision-conflict': whyNever,
} as const satisfies Partial<Record<Refusal['kind'], string>>;

/** Options that are only ever others: what another system knows of a person no export tells. */
const alternatives = [
  'widen-sync',
  'new-attribute-in-entra',
  'create-in-ad',
  'hr-inbound',
] as const satisfies readonly ResolutionOption[];
/** Kinds of finding that tests of the command line show. */
const shownElsewhere: readonly FindingKind[] = [
  // It takes more than 200,000 accounts.
  'evidence-left-out',
  // It takes 500 rows.
  'suspicious-count',
  // A clone of the repository gives files their times anew.
  'old-export',
];

describe('some scenario shows', () => {
  const decided = [...rowsOf('unmatched'), ...rowsOf('conflicts')];

  it('every outcome', () => {
    const shown = decided.map((row) => row['outcome']);
    expect(sorted([...shown, ...rowsOf('matched').map(() => 'matched')])).toEqual(sorted(outcomes));
  });

  it('every reason of an outcome', () => {
    const shown = decided.filter(({ outcome }) => outcome !== 'held').map((row) => row['reason']);
    expect(sorted([...shown, ...rowsOf('matched').map(() => 'none')])).toEqual(sorted(outcomeReasons));
  });

  it('every hold', () => {
    const held = rowsOf('conflicts').filter(({ outcome }) => outcome === 'held');
    expect(sorted(held.flatMap(({ reason }) => reason.split(' | ')))).toEqual(sorted(holds));
  });

  it('every readiness', () => {
    expect(sorted(rowsOf('matched').map((row) => row['readiness']))).toEqual(sorted(readinesses));
  });

  it('every forecast and every reason of one', () => {
    const rows = rowsOf('forecast');
    expect(sorted(rows.map((row) => row['forecast']))).toEqual(sorted(forecasts));
    expect(sorted(rows.map(({ reason }) => (reason === '' ? 'none' : reason)))).toEqual(
      sorted(forecastReasons),
    );
  });

  it('every kind of finding', () => {
    expect(sorted([...rowsOf('findings').map(({ kind }) => kind), ...shownElsewhere])).toEqual(
      sorted(findingKinds),
    );
  });

  it('every reason of a candidate, and whatever speaks against one', () => {
    const reasons = rowsOf('duplicate-risk').flatMap((row) => row['evidence'].split(' | '));
    expect(sorted(reasons)).toEqual(sorted(candidateReasonKinds));
    const explanations = rowsOf('unmatched').map((row) => row['explanation']);
    const signs = {
      'other-identifier': ', but the identifiers differ (',
      'other-name': ', but the names have no word in common (',
    } as const satisfies Record<ContradictionKind, string>;
    const shown = contradictionKinds.filter((kind) =>
      explanations.some((text) => text.includes(signs[kind])),
    );
    expect(shown).toEqual(contradictionKinds);
  });

  it('every decision, and every option as one that is recommended or as another', () => {
    const rows = rowsOf('resolution-options');
    const decisions = rows.map((row) => row['decision']).filter((decision) => decision !== '');
    expect(sorted(decisions)).toEqual(sorted(decisionKinds));
    const open = rows.filter((row) => row['decision'] === '' && row['recommended_option'] !== '');
    const recommended = open.map((row) => row['recommended_option']);
    expect(sorted([...recommended, ...alternatives])).toEqual(sorted(resolutionOptions));
    const others = open.flatMap((row) => row['other_options'].split(' | '));
    expect(alternatives.filter((option) => !others.includes(option))).toEqual([]);
  });

  it('every reason for which somebody is not created', () => {
    const shown = rowsOf('packs/create-disabled-users/not-created').map((row) => row['reason']);
    expect(sorted([...shown, ...Object.keys(never)])).toEqual(sorted(refusalKinds));
    expect(shown.filter((reason) => reason in never)).toEqual([]);
  });

  it('every operator of a scoping filter, and users whom it puts out', () => {
    const shown = scenarios.flatMap(({ configuration, list }) => {
      const putOut = list('findings').filter(({ kind }) => kind === 'filtered-out');
      return (configuration.scope?.filters ?? []).flat().flatMap((written) => {
        const parsed = parseScopeClause(written);
        if (parsed.kind === 'refused') return [];
        const words = ` the clause ${clauseText(parsed.clause)}. `;
        return putOut.some(({ explanation }) => explanation.includes(words)) ? [parsed.clause.operator] : [];
      });
    });
    expect(sorted(shown)).toEqual(sorted(Object.keys(scopeOperators)));
  });

  it('every reason to refuse an expression', () => {
    const shown = scenarios.flatMap(({ configuration, stderr }) =>
      (configuration.matching?.rules ?? []).flatMap(({ directory }) => {
        const parsed = parseDirectoryValue(directory);
        return parsed.kind === 'refused' && stderr.includes(`: ${parsed.why}`) ? [parsed.reason] : [];
      }),
    );
    expect(sorted(shown)).toEqual(sorted(Object.keys(refusalReasons)));
  });

  it('every reason for which an expression gives no value', () => {
    const failed = rowsOf('findings').filter(({ kind }) => kind === 'expression-failed');
    const shown = Object.entries(failureWords).flatMap(([reason, words]) =>
      failed.some(({ explanation }) => explanation.includes(` cannot be computed: ${words}. `))
        ? [reason]
        : [],
    );
    expect(sorted([...shown, ...Object.keys(notYet)])).toEqual(sorted(Object.keys(failureWords)));
    expect(shown.filter((reason) => reason in notYet)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hash-text.ts';
import { outcomes } from '../../../src/model/outcomes.ts';
import { fingerprint, type FingerprintFacts } from '../../../src/resolutions/decisions/fingerprint.ts';
import { runs } from '../../property-runs.ts';

const ana: FingerprintFacts = {
  key: '00123',
  outcome: 'held',
  values: [['ana@contoso.com'], [], ['0042', 'A-42']],
  claimants: ['d-2', 'd-1'],
};

const of = (facts: Partial<FingerprintFacts>): string => fingerprint({ ...ana, ...facts }, sha256);

describe('a fingerprint', () => {
  it('is the same in every version: decisions of last year are joined by it', () => {
    expect(of({})).toBe('fp1-4dae39589161c9fe');
    const empty = { key: '', outcome: 'no-match-value', values: [], claimants: [] } as const;
    expect(fingerprint(empty, sha256)).toBe('fp1-0764da95aeb22889');
  });

  it('does not depend on the order of the claimants, nor on how often one claims', () => {
    expect(of({ claimants: ['d-1', 'd-2', 'd-1'] })).toBe(of({}));
  });

  it.each<[string, Partial<FingerprintFacts>]>([
    ['the key', { key: '123' }],
    ['the outcome', { outcome: 'matched' }],
    ['a value', { values: [['ana@contoso.com '], [], ['0042', 'A-42']] }],
    ['the case of a value', { values: [['Ana@contoso.com'], [], ['0042', 'A-42']] }],
    ['the rule that a value is of', { values: [[], ['ana@contoso.com'], ['0042', 'A-42']] }],
    ['the bounds of values', { values: [['ana@contoso.com'], [], ['0042A-42']] }],
    ['a claimant', { claimants: ['d-1'] }],
  ])('changes with %s', (_what, facts) => {
    expect(of(facts)).not.toBe(of({}));
  });

  it('tells any two users apart, whatever their texts hold', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '[', ']', '\\', '\0', ' ', 'é') });
    const facts = fc.record({
      key: text,
      outcome: fc.constantFrom(...outcomes),
      values: fc.array(fc.array(text, { maxLength: 2 }), { maxLength: 3 }),
      claimants: fc.uniqueArray(text, { maxLength: 2 }).map((ids) => ids.sort()),
    });
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(fingerprint(one, sha256) === fingerprint(other, sha256)).toBe(isSame);
      }),
      runs(500),
    );
  });
});

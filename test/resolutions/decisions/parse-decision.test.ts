import { describe, expect, it } from 'vitest';
import { decisionKinds } from '../../../src/model/decisions.ts';
import { parseDecision, type DecisionRow } from '../../../src/resolutions/decisions/parse-decision.ts';

function row(more: Partial<DecisionRow>): DecisionRow {
  return {
    source: 'decisions.csv',
    line: 7,
    fingerprint: 'fp1-0123456789abcdef',
    applicationKey: '00123',
    decision: '',
    directoryId: '',
    candidateId: '',
    decidedBy: '',
    reason: '',
    expiresOn: '',
    ...more,
  };
}

describe('what was decided', () => {
  it.each(decisionKinds)('%s is read', (decision) => {
    expect(parseDecision(row({ decision, directoryId: 'd-1' }))).toMatchObject({
      kind: 'decided',
      decision: { kind: decision, directoryId: 'd-1', expires: null },
    });
  });

  it.each([
    [' Create-In-Entra ', 'create-in-entra'],
    ['SAME PERSON', 'same-person'],
    ['not_same_person', 'not-same-person'],
    ['keep \u2013 separate', 'keep-separate'],
    ['\u00a0exclude', 'exclude'],
  ])('case and blanks are forgiven: %j', (decision, kind) => {
    const parsed = parseDecision(row({ decision, directoryId: 'd-1' }));
    expect(parsed).toMatchObject({ kind: 'decided', decision: { kind } });
  });

  it('is told with everything beside it, without the blanks around', () => {
    const parsed = parseDecision(
      row({
        fingerprint: ' FP1-0123456789ABCDEF ',
        decision: 'exclude',
        decidedBy: ' Petra Holm ',
        reason: ' no person\n',
        expiresOn: ' 2027-12-31 ',
      }),
    );
    expect(parsed).toEqual({
      kind: 'decided',
      decision: {
        kind: 'exclude',
        source: 'decisions.csv',
        line: 7,
        fingerprint: 'fp1-0123456789abcdef',
        applicationKey: '00123',
        directoryId: '',
        decidedBy: 'Petra Holm',
        reason: 'no person',
        expires: '2027-12-31',
      },
    });
  });

  it('is nothing where nothing was filled in', () => {
    expect(parseDecision(row({ decision: ' ', reason: '  ' }))).toEqual({ kind: 'open' });
  });
});

describe('what cannot be read is told, not guessed', () => {
  const whyOf = (more: Partial<DecisionRow>): unknown => {
    const parsed = parseDecision(row(more));
    return parsed.kind === 'unreadable' ? parsed.finding : parsed.kind;
  };

  it.each([
    ['kep-separate', 'keep-separate'],
    ['delete leavers', 'delete-leaver'],
    ['yes', null],
    ['ask Jo', null],
  ])('%j is no decision', (decision, nearest) => {
    expect(whyOf({ decision })).toMatchObject({ why: 'decision-unknown', written: decision, nearest });
  });

  it.each(['31.12.2027', '12/31/2027', '03/04/2027', '2027-12-31T00:00:00Z', '2027-02-30', '46387', 'never'])(
    '%j is no day',
    (expiresOn) => {
      expect(whyOf({ decision: 'exclude', expiresOn })).toMatchObject({
        why: 'date-unreadable',
        written: expiresOn,
      });
    },
  );

  it('same-person needs to say who, and whom the row proposes does not do', () => {
    expect(whyOf({ decision: 'same-person' })).toMatchObject({ why: 'person-missing' });
    expect(whyOf({ decision: 'same-person', candidateId: 'd-1' })).toMatchObject({ why: 'person-missing' });
  });

  it('not-same-person says who, or is about whom the row proposes', () => {
    const idOf = (more: Partial<DecisionRow>): unknown => {
      const parsed = parseDecision(row({ decision: 'not-same-person', ...more }));
      return parsed.kind === 'decided' ? parsed.decision.directoryId : parsed.kind;
    };
    expect(idOf({ candidateId: ' d-1 ' })).toBe('d-1');
    expect(idOf({ candidateId: 'd-1', directoryId: 'd-2' })).toBe('d-2');
    expect(idOf({})).toBe('unreadable');
  });

  it('no other decision is about whom the row proposes', () => {
    const parsed = parseDecision(row({ decision: 'delete-leaver', candidateId: 'd-1' }));
    expect(parsed).toMatchObject({ kind: 'decided', decision: { directoryId: '' } });
  });

  it('a row that says something without a decision is not passed over', () => {
    expect(whyOf({ reason: 'ask Jo' })).toMatchObject({ why: 'decision-missing', written: 'ask Jo' });
    expect(whyOf({ directoryId: 'd-1' })).toMatchObject({ why: 'decision-missing' });
  });

  it('the user is told by key, or else by fingerprint, with file and line', () => {
    expect(whyOf({ decision: 'x' })).toMatchObject({ user: '00123', source: 'decisions.csv', line: 7 });
    expect(whyOf({ decision: 'x', applicationKey: '' })).toMatchObject({ user: 'fp1-0123456789abcdef' });
  });
});

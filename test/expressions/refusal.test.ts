import { describe, expect, it } from 'vitest';
import { refusalText } from '../../src/expressions/refusal.ts';
import { markedText, refused } from './evaluate.ts';

describe('a refusal', () => {
  it('shows the line, carets under the place, and what to do', () => {
    const refusal = refused('Append(ToLowr([givenName]), "@contoso.com")');
    expect(refusalText(refusal)).toBe(
      [
        'there is no function "ToLowr"',
        '  Append(ToLowr([givenName]), "@contoso.com")',
        '         ^^^^^^',
      ].join('\n'),
    );
    expect(refusal).toMatchObject({ kind: 'refused', position: 7, hint: 'Did you mean ToLower?' });
  });

  it('shows one line of several', () => {
    const refusal = refused('Append(\n  [a],\n\tRight([b], 2)\n)');
    expect(refusal.excerpt).toBe('   Right([b], 2)\n   ^^^^^');
  });

  it('points behind the end where something is missing', () => {
    expect(refused('Append([a], "b"').excerpt).toBe('  Append([a], "b"\n                 ^');
    expect(refused('').excerpt).toBe('  \n  ^');
  });

  it('cuts a long line around the place', () => {
    const long = `Join("${'x'.repeat(200)}", ToLowr([a]), "${'y'.repeat(200)}")`;
    const { excerpt } = refused(`Join(${long}, "z")`);
    expect(excerpt.split('\n').map((line) => line.length <= 80)).toEqual([true, true]);
    expect(markedText(refused(`Join(${long}, "z")`))).toBe('ToLowr');
    expect(excerpt).toMatch(/^ {2}….*…\n/);
  });

  it('keeps within the line where the place goes on', () => {
    expect(markedText(refused('Append(Guid(),\n "x")'))).toBe('Guid');
    expect(markedText(refused('IIF([a] >\n "b", "x", "y")'))).toBe('[a] >');
  });

  it('lets no control character through', () => {
    expect(refused('Append("\u001b[2J\u0007", Nw())').excerpt).not.toMatch(/[\0-\x09\x0b-\x1f]/);
  });
});

describe('the function that was meant', () => {
  it.each([
    ['tolower([a])', 'Did you mean ToLower? Names of functions are case-sensitive.'],
    ['IsNullorEmpty([a])', 'Did you mean IsNullOrEmpty? Names of functions are case-sensitive.'],
    ['Concat([a])', null],
    ['Appendd([a])', 'Did you mean Append?'],
    ['LCase([a])', 'Use ToLower.'],
    ['__proto__([a])', null],
    ['constructor([a])', null],
  ])('%s', (written, hint) => {
    const refusal = refused(written);
    if (hint === null) expect(refusal.hint).not.toContain('Did you mean');
    else expect(refusal.hint).toBe(hint);
    expect(markedText(refusal)).toBe(written.slice(0, written.indexOf('(')));
  });
});

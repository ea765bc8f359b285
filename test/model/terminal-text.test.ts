import { describe, expect, it } from 'vitest';
import { terminalText } from '../../src/model/terminal-text.ts';

const lineFeed = '\n';
const dangerous = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** Characters of no width that a text can hide behind; other signs of the format category have a shape. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufff9-\ufffb]/;
const allCodeUnits = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));

describe('each of the 65,536 code units in turn', () => {
  it('comes out without a control character, a direction mark or a half of a pair', () => {
    const raw = allCodeUnits.filter((unit) => unit !== lineFeed && dangerous.test(terminalText(`a${unit}b`)));
    expect(raw).toEqual([]);
  });

  it('comes out without a character of no width', () => {
    expect(allCodeUnits.filter((unit) => invisible.test(terminalText(`a${unit}b`)))).toEqual([]);
  });

  it('is named by its number where it is not shown', () => {
    for (const unit of allCodeUnits) {
      const shown = terminalText(`a${unit}b`);
      if (shown === `a${unit}b`) continue;
      expect(shown).toBe(`a\\u{${unit.charCodeAt(0).toString(16)}}b`);
    }
  });

  it('stays as it is where it has a shape', () => {
    const shaped = allCodeUnits.filter((unit) => /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\n]/u.test(unit));
    expect(shaped.filter((unit) => terminalText(unit) !== unit)).toEqual([]);
  });
});

describe('what would deceive', () => {
  it.each([
    ['\x1b[2J\x1b[1;1HGate passed', '\\u{1b}[2J\\u{1b}[1;1HGate passed'],
    ['\x1b]52;c;cm0gLXJm\x07', '\\u{1b}]52;c;cm0gLXJm\\u{7}'],
    ['\x9b31mred', '\\u{9b}31mred'],
    ['Kim\rMia', 'Kim\\u{d}Mia'],
    ['a\tb\x08\x7f\0', 'a\\u{9}b\\u{8}\\u{7f}\\u{0}'],
    ['user\u202egpj.exe', 'user\\u{202e}gpj.exe'],
    ['\u2066kim\u2069', '\\u{2066}kim\\u{2069}'],
    ['k\u200bim', 'k\\u{200b}im'],
    ['\ufeffkim', '\\u{feff}kim'],
    ['kim\u2028mia\u2029', 'kim\\u{2028}mia\\u{2029}'],
    ['half \ud83e', 'half \\u{d83e}'],
    ['half \udda6 of it', 'half \\u{dda6} of it'],
  ])('%j becomes visible', (text, shown) => {
    expect(terminalText(text)).toBe(shown);
  });
});

it.each([
  'Kim Kelvin',
  'René Roux',
  'Otto \u{1F9A6} Otter',
  '山田 太郎',
  'يوسف',
  'a\nb',
  '',
  'k\u00a0m',
  '\\u{1b}',
])('leaves %j alone', (text) => {
  expect(terminalText(text)).toBe(text);
});

it('shows the deprecated format characters, which are of no width either', () => {
  expect(terminalText('k\u206aim\u206f')).toBe('k\\u{206a}im\\u{206f}');
});

it('shows tag characters, which can carry a whole hidden text', () => {
  expect(terminalText('kim\u{e0061}\u{e007f}')).toBe('kim\\u{e0061}\\u{e007f}');
});

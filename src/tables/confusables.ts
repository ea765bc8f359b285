/*
 * Characters that look like one of ASCII: code points in hexadecimal by the character that they look like, the
 * case of letters aside. A selection for logins, addresses and numbers, made by hand along confusables.txt of
 * UTS #39 (Unicode 15.1; data under the Unicode License v3), less what Unicode itself decomposes (full width,
 * mathematical letters). Left out on purpose: pairs within ASCII (0 and O, 1 and l, rn and m), which honest
 * logins differ by (mike1, mikel), and letters that only an accent or a stroke sets apart.
 */
const lookAlikesOf = {
  a: '0430 0410 03B1 0391 0251 13AA A4EE',
  b: '0412 0392 042C 0184 13CF 13F4 A4D0',
  c: '0441 0421 03F2 03F9 1D04 13DF 2CA5 2CA4 A4DA',
  d: '0501 13A0 13E7 A4D3',
  e: '0435 0415 0395 212E 04BD 13AC A4F0 2D39',
  f: '03DC 0584 A4DD',
  g: '0261 0581 018D 050C 13C0 A4D6',
  h: '04BB 04BA 041D 0397 0570 13C2 13BB 2C8E A4E7',
  i: '0456 0406 03B9 0399 0131 0269',
  j: '0458 0408 03F3 037F 13AB A4D9',
  k: '043A 041A 03BA 039A 0138 13E6 2C94 A4D7',
  l: '04CF 04C0 0196 01C0 05D5 05DF 0627 2223 2C92 A4F2',
  m: '041C 039C 03FA 13B7 2C98 A4DF',
  n: '0578 057C 039D 2C9A A4E0',
  o: '043E 041E 03BF 039F 03C3 0585 0555 05E1 0647 0665 06F5 07C0 0966 09E6 0E50 0ED0 101D 10FF 1D0F 2C9F 2C9E 2D54 3007 A4F3',
  p: '0440 0420 03C1 03A1 2CA3 2CA2 13E2 A4D1',
  q: '051B 051A 0563 0566 2D55',
  r: '0433 1D26 2C85 AB47 01A6 13D2 A4E3',
  s: '0455 0405 A731 01BD 054F 13DA A4E2',
  t: '0422 03A4 13A2 2CA6 A4D4',
  u: '03C5 028B 057D 054D 1D1C A4F4',
  v: '03BD 0475 0474 1D20 05D8 13D9 A4E6',
  w: '0461 051D 051C 0561 026F 1D21 13B3 13D4 A4EA',
  x: '0445 0425 03C7 03A7 00D7 2CAC 2D5D A4EB',
  y: '0443 0423 03B3 03A5 04AF 04AE 0263 028F 10E7 13A9 13BD 2CA8 A4EC',
  z: '0396 1D22 13C3 A4DC',
  '2': '01A7',
  '3': '0417 04E0 01B7 021C',
  '4': '13CE',
  '5': '01BC',
  '6': '0431 13EE',
  '8': '0222 0223 09EA',
  '9': '09ED',
  '.': '0660 06F0 3002 A4F8',
  '-': '2010 2012 2013 2014 2212 2043 02D7 2796 06D4',
  _: '07FA',
  "'": '2018 2019 201B 2032 02B9 02BC 05F3 00B4 02CA',
  ':': '02D0 2236 0589 05C3',
  '/': '2044 2215',
  ' ': '2800',
} as const;

/** By the character that looks like another one, that other one. */
export const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikesOf).flatMap(([target, codes]) =>
    codes.split(' ').map((code) => [String.fromCodePoint(Number.parseInt(code, 16)), target] as const),
  ),
);

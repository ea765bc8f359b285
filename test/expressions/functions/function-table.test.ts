import { describe, expect, it } from 'vitest';
import { signature } from '../../../src/expressions/functions/function-entry.ts';
import { functionTable } from '../../../src/expressions/functions/function-table.ts';
import { compiled, markedText, refused } from '../evaluate.ts';

const entries = [...functionTable.values()];

/** The list of functions at the head of Microsoft's reference. */
const reference = [
  ...['Append', 'AppRoleAssignmentsComplex', 'BitAnd', 'CBool', 'CDate', 'Coalesce', 'ConvertToBase64'],
  ...['ConvertToUTF8Hex', 'Count', 'CStr', 'DateAdd', 'DateDiff', 'DateFromNum', 'FormatDateTime', 'Guid'],
  ...['IgnoreFlowIfNullOrEmpty', 'IIF', 'InStr', 'IsNull', 'IsNullOrEmpty', 'IsPresent', 'IsString', 'Item'],
  ...['Join', 'Left', 'Mid', 'NormalizeDiacritics', 'Not', 'Now', 'NumFromDate', 'PCase', 'RandomString'],
  ...['Redact', 'RemoveDuplicates', 'Replace', 'SelectUniqueValue', 'SingleAppRoleAssignment', 'Split'],
  ...['StripSpaces', 'Switch', 'ToLower', 'ToUpper', 'Word'],
];

it('knows every function of the reference, and computes all but those that cannot be known', () => {
  const unknown = ['AppRoleAssignmentsComplex', 'Guid', 'Now', 'RandomString', 'SelectUniqueValue'];
  expect(reference.filter((name) => functionTable.get(name)?.kind !== 'computed').sort()).toEqual(
    [...unknown, 'SingleAppRoleAssignment'].sort(),
  );
  expect(entries.filter(({ kind, name }) => kind === 'computed' && !reference.includes(name))).toEqual([]);
});

it('names each function once, whatever the case', () => {
  expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(entries.length);
});

describe.each(entries)('$name', (entry) => {
  it('is described in one sentence, with its source', () => {
    expect(entry.sentence).toMatch(/^[A-Z][^\n]*\.$/);
    expect(entry.source).toMatch(/^https:\/\/learn\.microsoft\.com\/[\w/.#-]+$/);
    expect(signature(entry)).toMatch(/^\w+\([\w, [\]…]*\)$/);
  });

  it('has its repeated parameters at the end', () => {
    const presences = entry.parameters.map(({ presence }) => presence);
    const first = presences.indexOf('repeated');
    expect(presences.slice(first < 0 ? presences.length : first).every((one) => one === 'repeated')).toBe(
      true,
    );
  });
});

describe.each(entries.filter((entry) => entry.kind === 'refused'))('$name', ({ name, why, instead }) => {
  it('is refused by name, with a reason and what to use instead', () => {
    const refusal = refused(`Append(${name}([appRoleAssignments]), "x")`);
    expect(markedText(refusal)).toBe(name);
    expect(refusal).toMatchObject({ why: `${name} is not computed: ${why}`, hint: instead });
    expect(instead).toMatch(/^[A-Z].*\.$/);
    const [proposed] = /(Replace|Append|CDate)\(.*\)/.exec(instead) ?? [];
    if (proposed !== undefined) expect(compiled(proposed).kind).toBe('compiled');
  });
});

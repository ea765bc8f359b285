import type { LookAlikes } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { valueText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';
import type { KeyIndex } from '../tables/key-index.ts';
import { LookTable } from '../tables/look-table.ts';
import { hashOfText } from '../tables/match-hash.ts';
import { groupMembers } from '../tables/row-groups.ts';
import { sharedIntegers } from '../tables/shared-arrays.ts';
import { plainForm, skeletonsOf } from '../tables/skeleton.ts';
import { ColumnLooks } from './column-looks.ts';

/**
 * Finds the keys of a rule, of either side, that look like another one and are written otherwise; null where
 * none does that an application user holds. Two that differ by ASCII case or blanks around them are no others.
 */
export function findLookAlikes(
  { column: application, groupOfValue }: KeyIndex,
  directory: Column,
): LookAlikes | null {
  const sides = [
    { column: application, looks: new ColumnLooks(application), firstPlace: 0 },
    { column: directory, looks: new ColumnLooks(directory), firstPlace: application.values },
  ];
  const lookOfForm = numberLooks(formsByLook(sides));
  if (lookOfForm.size === 0) return null;

  const hashes = new Set(Array.from(lookOfForm.keys(), hashOfText));
  const places: number[] = [];
  const looks: number[] = [];
  const lookOfGroup = sharedIntegers(groupOfValue.length).fill(-1);
  for (const { column, looks: values, firstPlace } of sides) {
    values.eachAlike((value, text) => {
      const look = hashes.has(text) ? lookOfForm.get(plainForm(valueText(column, value))) : undefined;
      if (look === undefined) return;
      places.push(firstPlace + value);
      looks.push(look);
      if (firstPlace === 0) lookOfGroup[groupOfValue[value]] = look;
    });
  }
  if (places[0] >= application.values) return null;
  return {
    lookOfGroup,
    valuesOfLook: groupMembers(lookOfForm.size, Int32Array.from(looks), Uint32Array.from(places)),
  };
}

interface SideLooks {
  readonly column: Column;
  readonly looks: ColumnLooks;
  /** The place of the column's first value among the values of both sides. */
  readonly firstPlace: number;
}

/** By skeleton the forms of the keys that have it, where several might. */
function formsByLook(sides: readonly SideLooks[]): Map<string, Set<string>> {
  const formsOf = new Map<string, Set<string>>();
  const take = (place: number): void => {
    const side = sides.findLast(({ firstPlace }) => firstPlace <= place) ?? sides[0];
    const text = valueText(side.column, place - side.firstPlace);
    for (const skeleton of skeletonsOf(text)) {
      const forms = formsOf.get(skeleton);
      if (forms === undefined) formsOf.set(skeleton, new Set([plainForm(text)]));
      else forms.add(plainForm(text));
    }
  };
  const table = new LookTable();
  for (const { looks, firstPlace } of sides) {
    looks.eachOdd((value, look, text) => {
      const first = table.add(look, text, firstPlace + value);
      if (first === null) return;
      take(first);
      take(firstPlace + value);
    });
  }
  if (table.isEmpty) return formsOf;
  for (const { looks, firstPlace } of sides) {
    looks.eachPlain((value, text) => {
      const found = table.find(text);
      if (found === null) return false;
      // The same text in another case looks like nothing else, and may yet be one of several that look alike.
      if (found.text === text) return true;
      take(found.place);
      take(firstPlace + value);
      return true;
    });
  }
  return formsOf;
}

/** A number for each look that several forms have; looks that have a form in common share theirs. */
function numberLooks(formsOf: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const lookOfForm = new Map<string, number>();
  const shared = [...formsOf].filter(([, forms]) => forms.size > 1);
  shared
    .sort(([one], [other]) => compareText(one, other))
    .forEach(([, forms], look) => {
      const joined = new Set<number | undefined>();
      for (const form of forms) {
        if (lookOfForm.has(form)) joined.add(lookOfForm.get(form));
        lookOfForm.set(form, look);
      }
      if (joined.size === 0) return;
      for (const [form, other] of lookOfForm) if (joined.has(other)) lookOfForm.set(form, look);
    });
  return lookOfForm;
}

import type { Fail } from './evaluation-failure.ts';
import { longestText, mostSteps, mostValues } from './expression-limits.ts';
import type { AttributeReader, Value } from './value.ts';

/** The user at hand and the steps taken for it: one for a compiled expression, begun again for each user. */
export class Evaluation {
  #read: AttributeReader = () => '';
  #steps = 0;

  get steps(): number {
    return this.#steps;
  }

  begin(read: AttributeReader): void {
    this.#read = read;
    this.#steps = 0;
  }

  spend(steps: number, fail: Fail): void {
    if (this.#steps + steps > mostSteps) fail('too-many-steps');
    this.#steps += steps;
  }

  /** An attribute of the user; an empty one is missing, for exports do not tell the two apart. */
  attribute(attribute: number, fail: Fail): Value {
    const value = this.#read(attribute);
    if (typeof value === 'string') return value === '' ? null : this.checked(value, fail);
    const present = value.filter((text) => text !== '');
    return present.length === 0 ? null : this.checked(present, fail);
  }

  /** The same value, counted and within the limits. */
  checked<Checked extends Value>(value: Checked, fail: Fail): Checked {
    if (typeof value === 'string') {
      if (value.length > longestText) fail('text-too-long');
      this.spend(1 + value.length, fail);
    } else if (isList(value)) {
      if (value.length > mostValues) fail('too-many-values');
      value.forEach((text) => this.checked(text, fail));
    } else {
      this.spend(1, fail);
    }
    return value;
  }
}

function isList(value: Value): value is readonly string[] {
  return typeof value === 'object' && value !== null;
}

import { caseFunctions } from './case-functions.ts';
import { choiceFunctions } from './choice-functions.ts';
import { connectFunctions } from './connect-functions.ts';
import { conversionFunctions } from './conversion-functions.ts';
import { dateFunctions } from './date-functions.ts';
import { formatDateTime } from './format-date-time.ts';
import type { FunctionEntry } from './function-entry.ts';
import { listFunctions } from './list-functions.ts';
import { questionFunctions } from './question-functions.ts';
import { refusedFunctions } from './refused-functions.ts';
import { replaceFunction } from './replace-function.ts';
import { textFunctions } from './text-functions.ts';

/** Every function that is known, computed or refused, by its name; names are case-sensitive. */
export const functionTable: ReadonlyMap<string, FunctionEntry> = new Map(
  [
    ...textFunctions,
    replaceFunction,
    ...caseFunctions,
    ...choiceFunctions,
    ...questionFunctions,
    ...listFunctions,
    ...conversionFunctions,
    ...dateFunctions,
    formatDateTime,
    ...refusedFunctions,
    ...connectFunctions,
  ].map((entry) => [entry.name, entry]),
);

import { RollcallError } from '../../model/rollcall-error.ts';

/** Thrown while a workbook is read, where nothing but its name is missing for telling the user. */
export class NoWorkbook extends Error {
  readonly hint: string;

  /** `what` follows the name of the file: "is damaged". */
  constructor(what: string, hint: string) {
    super(what);
    this.hint = hint;
  }
}

/** A workbook that does not hold what it says of itself, or not all of it. */
export function damaged(what: string): NoWorkbook {
  return new NoWorkbook(
    `is damaged: ${what}`,
    'Fetch or export it again; if Excel opens it, save it anew as "Excel Workbook (.xlsx)".',
  );
}

/** A workbook that is made to fill the memory, or much larger than any that Excel writes. */
export function tooLarge(what: string): NoWorkbook {
  return new NoWorkbook(`is too large: ${what}`, 'Save the sheet as CSV (UTF-8) and give that file.');
}

/** The same for users. */
export function workbookError(name: string, error: NoWorkbook): RollcallError {
  return new RollcallError('workbook-unreadable', `${name} ${error.message}`, error.hint, { cause: error });
}

import { compileExpression, type CompiledExpression } from '../../expressions/compile-expression.ts';
import type { CreateSettings, PlannedUser, Refusal } from '../../model/creation.ts';
import type { UserTable } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';
import { tellingValues } from '../../tables/telling-values.ts';

/** The directory user that an application user is to get, or why it cannot be computed. */
export type ComputedUser = PlannedUser | Extract<Refusal, { kind: 'expression-failed' }>;

/**
 * Computes users from the application's table. A placeholder counts as no value, and what gives nothing is not
 * set.
 */
export function userComputer(
  application: UserTable,
  { attributes }: CreateSettings,
): (row: number) => ComputedUser {
  const compiled = attributes.map(({ name, expression }) => ({
    name,
    evaluate: evaluator(application, expression),
  }));
  return (row) => {
    const values = new Map<string, string>();
    for (const { name, evaluate } of compiled) {
      const value = evaluate(row);
      if (typeof value !== 'string')
        return { kind: 'expression-failed', attribute: name, why: value.message };
      values.set(name, value);
    }
    const {
      userPrincipalName = '',
      mailNickname = '',
      displayName = '',
      ...set
    } = Object.fromEntries(values);
    return {
      row,
      applicationKey: valueText(application.key, row),
      userPrincipalName,
      mailNickname,
      displayName,
      set: new Map(Object.entries(set).filter(([, value]) => value.trim() !== '')),
    };
  };
}

function evaluator(
  application: UserTable,
  expression: string,
): (row: number) => ReturnType<CompiledExpression['evaluate']> {
  const compiled = compileExpression(expression);
  if (compiled.kind === 'refused') throw new Error(`a checked expression was refused: ${compiled.why}`);
  const columns = compiled.attributes.map(({ name, key }) => {
    const column = application.columns.get(key);
    if (column === undefined) throw new Error(`the application table was read without "${name}"`);
    return column;
  });
  return (row) => compiled.evaluate((attribute) => oneOrSeveral(tellingValues(columns[attribute], row)));
}

/** One value as text, several as a list. */
function oneOrSeveral(values: readonly string[]): string | readonly string[] {
  return values.length > 1 ? values : (values[0] ?? '');
}

import type { AttributeSurvey, SideSurvey } from '../model/export-health.ts';
import type { UserTable } from '../model/users.ts';
import { findCopiedAttributes } from './find-copied-attributes.ts';
import { findDamagedText } from './find-damaged-text.ts';
import { surveyAttribute } from './survey-attribute.ts';

/** Looks at all that was read of one side; `compared` are the names in lower case of columns that rules compare. */
export function surveySide(table: UserTable, compared: readonly string[]): SideSurvey {
  const columns = [...table.columns].filter(([name]) => compared.includes(name));
  const attributes = new Map<string, AttributeSurvey>(
    columns.map(([name, column]) => [name, surveyAttribute(table, column)]),
  );
  const own = table.key.name.toLowerCase();
  return {
    damaged: findDamagedText(table),
    key: attributes.get(own) ?? surveyAttribute(table, table.key),
    attributes,
    copies:
      table.side === 'directory'
        ? []
        : findCopiedAttributes(
            table,
            columns.map(([, column]) => column),
          ),
  };
}

import { countedForms, dateReader } from '../expressions/date-reader.ts';
import { dateRoles } from '../model/roles.ts';
import { sides } from '../model/users.ts';
import type { ConfigPath, ConfigProblem } from './problems.ts';
import { valueAt } from './texts-at.ts';

/** Whether the formats of dates can be read by. */
export function checkDates(config: unknown): ConfigProblem[] {
  return sides
    .flatMap((side) => dateRoles.map((role): ConfigPath => [side, 'roles', role, 'format']))
    .flatMap((path) => formatsAt(config, path))
    .flatMap(({ path, format }) => {
      const reader = dateReader(format);
      if (reader.kind === 'reads') return [];
      const message = `"${format}" is no format of dates: ${reader.why}`;
      const suggestion = `write a custom format of .NET (d.M.yyyy HH:mm, M/d/yyyy h:mm:ss tt), or one of ${countedForms.join(', ')}`;
      return [{ path, isAboutKey: false, message, suggestion }];
    });
}

/** One format, or each of a list. */
function formatsAt(config: unknown, path: ConfigPath): { path: ConfigPath; format: string }[] {
  const written = valueAt(config, path);
  const places = Array.isArray(written) ? written.map((_, index): ConfigPath => [...path, index]) : [path];
  return places.flatMap((place) => {
    const format = valueAt(config, place);
    return typeof format === 'string' && format !== '' ? [{ path: place, format }] : [];
  });
}

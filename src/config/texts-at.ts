import type { ConfigPath } from './problems.ts';

/** What stands at a place of a configuration that may not be valid; undefined where nothing does. */
export function valueAt(config: unknown, path: ConfigPath): unknown {
  let value = config;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The entries of a list of objects, each with those of its keys that hold text. */
export function textsAt(config: unknown, path: ConfigPath): Readonly<Partial<Record<string, string>>>[] {
  const list = valueAt(config, path);
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return {};
    return Object.fromEntries(
      Object.entries(entry).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  });
}

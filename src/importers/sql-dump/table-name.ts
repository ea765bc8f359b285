import type { DialectForm } from './dialects.ts';
import type { SqlName } from './sql-cursor.ts';

/** A table as a dump names it, with the database and schema it is said to be in. */
export interface TableName {
  /** The same for two names of one table. */
  readonly key: string;
  /** From the widest to the table's own. */
  readonly parts: readonly string[];
  readonly text: string;
}

/** Where a dump is: names that leave the place out mean it. */
export class DumpPlace {
  /** `USE` and `\connect` say it; null where nothing has. */
  database: string | null = null;
  /** Of names that have one part. */
  schema: string | null = null;

  tableName(names: readonly SqlName[], form: DialectForm): TableName {
    const written = names.map((name) => nameText(name, form));
    const isBare = written.length === 1 && this.schema !== null;
    const inSchema = isBare ? [this.schema ?? '', ...written] : written;
    const parts = this.database !== null && inSchema.length < 3 ? [this.database, ...inSchema] : inSchema;
    return tableNameOf(
      parts.filter((part) => part !== ''),
      form,
    );
  }
}

function tableNameOf(
  parts: readonly string[],
  { namesHaveCase }: Pick<DialectForm, 'namesHaveCase'>,
): TableName {
  const text = parts.join('.');
  return { parts, text, key: namesHaveCase ? text : text.toLowerCase() };
}

/** A name as the database stores it. */
export function nameText({ text, isQuoted }: SqlName, { plainNames }: DialectForm): string {
  if (isQuoted || plainNames === 'as-written') return text;
  return plainNames === 'lower' ? text.toLowerCase() : text.toUpperCase();
}

/** Whether a person who writes `wanted`, in whatever case and with as many parts as it takes, may mean the table. */
export function isNamed({ parts, text }: TableName, wanted: string): boolean {
  const lower = wanted.toLowerCase();
  return (
    parts.some((_, at) => parts.slice(at).join('.').toLowerCase() === lower) || text.toLowerCase() === lower
  );
}

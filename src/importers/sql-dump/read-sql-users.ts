import type { Completeness } from '../../model/completeness.ts';
import type { Finding, IncompleteReason } from '../../model/findings.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { columnNotFound } from '../find-column.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import { pushChunks } from '../push-chunks.ts';
import type { DumpReader } from './dump-reader.ts';
import type { DumpSink } from './dump-sink.ts';
import type { TablePlan } from './plan-tables.ts';
import { UsersSink } from './users-sink.ts';

/** A dump whose tables are known. */
export interface SurveyedDump {
  readonly source: string;
  /** About that of the file in bytes. */
  readonly size: number;
  readonly plan: TablePlan;
  readonly trim: boolean;
  readerFor(sink: DumpSink): DumpReader;
  /** All of the dump in UTF-8. */
  chunks(): AsyncIterable<Uint8Array>;
  /** The same, to be read once and last. */
  lastChunks(): AsyncIterable<Uint8Array>;
}

/** Reads the users of a dump into a table, with what is joined to them. */
export async function readSqlUsers(
  dump: SurveyedDump,
  request: ReadRequest,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const { source, plan } = dump;
  const sink = new UsersSink(source, plan, request, dump.trim);
  if (sink.isGathering) {
    const gathering = dump.readerFor(sink);
    for await (const chunk of dump.chunks()) gathering.push(chunk);
    gathering.end();
    sink.isGathering = false;
  }
  const reader = dump.readerFor(sink);
  const rows = sink.users;
  await pushChunks(dump.lastChunks(), dump.size, reader, rows, request);
  reader.end();
  if (rows.read === 0) throw noRows(source, plan, reader);
  const { absent } = sink;
  if (absent !== null && reader.stop === null) {
    throw columnNotFound({ name: source, attributes: plan.attributes }, [absent], 'in any row');
  }
  const { table, merged } = mergeRepeatedKeys(source, rows.finish(), request);
  const { completeness, incomplete } = judge(reader, plan);
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    completeness,
    incomplete: incomplete === null ? null : { source, ...incomplete },
    findings: sink.orphans().map((orphans): Finding => ({ kind: 'joined-rows-unowned', source, ...orphans })),
  };
}

function judge(
  { stop, proof, line }: DumpReader,
  { users, joins }: TablePlan,
): {
  readonly completeness: Completeness;
  readonly incomplete: { readonly line: number; readonly why: IncompleteReason } | null;
} {
  const incomplete = (why: IncompleteReason, at: number): ReturnType<typeof judge> => ({
    completeness: 'incomplete',
    incomplete: { why, line: at },
  });
  if (stop !== null) return incomplete(stop.why, stop.line);
  if (proof.errorLine !== null) return incomplete('sql-error-inside', proof.errorLine);
  for (const { notWritten } of [users, ...joins.map(({ table }) => table)]) {
    if (notWritten !== null) return incomplete(`sql-rows-${notWritten.how}`, notWritten.line);
  }
  const verdict = proof.verdict();
  return verdict === 'missing'
    ? incomplete('sql-end-missing', line)
    : { completeness: verdict, incomplete: null };
}

function noRows(source: string, { users }: TablePlan, { stop }: DumpReader): RollcallError {
  const what = stop === null ? '' : ` before reading stopped (line ${stop.line})`;
  return new RollcallError(
    'no-rows',
    `${source}: the table "${users.name.text}" has no rows${what}`,
    'Export again with the data, or name another table ("table" of that source in the configuration).',
  );
}

import { Buffer } from 'node:buffer';
import type { Reconciliation, SideResult } from '../model/reconciliation.ts';
import type { Baseline } from '../model/safeguards.ts';
import type { Side } from '../model/users.ts';

/** A file of the report; `rows` is null for what is no list. */
export interface WrittenReport {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number | null;
}

/** A file that was read beside the users. */
interface ReadList {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
}

/** What the manifest says beyond the result itself. */
export interface ManifestFacts {
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly started: string;
  readonly finished: string;
  readonly configuration: { readonly file: string; readonly size: number; readonly sha256: string } | null;
  readonly assigned: ReadList | null;
  readonly decisions: readonly ReadList[];
  readonly outputs: readonly WrittenReport[];
}

/** The proof of what went in and what came out. */
export function manifestBytes(
  { application, directory, packs: { baseline }, summary }: Reconciliation,
  facts: ManifestFacts,
): Uint8Array {
  const { version, started, finished, configuration, assigned, decisions, outputs } = facts;
  const manifest = {
    schemaVersion: 1,
    tool: { name: 'rollcall', version },
    started,
    finished,
    configuration,
    inputs: [
      { ...sideEntry('application', application), baseline: baseline.application },
      { ...sideEntry('directory', directory), baseline: baseline.directory },
      ...(assigned === null ? [] : [{ side: 'assigned', ...assigned }]),
      ...decisions.map((file) => ({ side: 'decisions', ...file })),
    ],
    scope: { text: summary.directory.scope, users: summary.directory.inScope },
    outputs,
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

function sideEntry(
  side: Side,
  { source, size, sha256, read, table, completeness, encoding, delimiter }: SideResult,
): object {
  return {
    side,
    file: source,
    size,
    sha256,
    rows: read,
    users: table.rows,
    completeness,
    encoding,
    delimiter,
  };
}

/** What a run is held against, by the manifest of the report that it replaces; null where there is none, or it is broken. */
export function baselineOf(manifest: string | null): Baseline {
  const unknown = { application: null, directory: null };
  if (manifest === null) return unknown;
  const inputs = (JSON.parse(manifest) as { readonly inputs?: unknown }).inputs;
  if (!Array.isArray(inputs)) return unknown;
  const users = (side: Side): number | null => {
    const input = (inputs as readonly { side?: unknown; baseline?: unknown }[]).find(
      (entry) => entry.side === side,
    );
    return typeof input?.baseline === 'number' ? input.baseline : null;
  };
  return { application: users('application'), directory: users('directory') };
}

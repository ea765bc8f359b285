import { Buffer } from 'node:buffer';
import type { Reconciliation, SideResult } from '../model/reconciliation.ts';
import type { Side } from '../model/users.ts';

/** A file of the report; `rows` is null for what is no list. */
export interface WrittenReport {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number | null;
}

/** What the manifest says beyond the result itself. */
export interface ManifestFacts {
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly started: string;
  readonly finished: string;
  readonly configuration: { readonly file: string; readonly size: number; readonly sha256: string } | null;
  readonly assigned: {
    readonly file: string;
    readonly size: number;
    readonly sha256: string;
    readonly rows: number;
  } | null;
  readonly outputs: readonly WrittenReport[];
}

/** The proof of what went in and what came out. */
export function manifestBytes({ application, directory }: Reconciliation, facts: ManifestFacts): Uint8Array {
  const { version, started, finished, configuration, assigned, outputs } = facts;
  const manifest = {
    schemaVersion: 1,
    tool: { name: 'rollcall', version },
    started,
    finished,
    configuration,
    inputs: [
      sideEntry('application', application),
      sideEntry('directory', directory),
      ...(assigned === null ? [] : [{ side: 'assigned', ...assigned }]),
    ],
    outputs,
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

function sideEntry(
  side: Side,
  { source, size, sha256, read, completeness, encoding, delimiter }: SideResult,
): object {
  return { side, file: source, size, sha256, rows: read, completeness, encoding, delimiter };
}

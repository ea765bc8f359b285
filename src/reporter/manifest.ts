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
export function manifestBytes({ application, directory }: Reconciliation, facts: ManifestFacts): Uint8Array {
  const { version, started, finished, configuration, assigned, decisions, outputs } = facts;
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
      ...decisions.map((file) => ({ side: 'decisions', ...file })),
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

import { Buffer } from 'node:buffer';
import type { CreationPlan } from '../model/creation.ts';
import { asciiJson } from './ascii-json.ts';
import type { WrittenReport } from './manifest.ts';

/** What the manifest of a pack says beyond the plan itself. */
export interface PackFacts {
  readonly version: string;
  /** The tenant's id, null where the configuration does not name it. */
  readonly tenant: string | null;
  /** ISO 8601 in UTC, to the second; the pack may not be carried out after `expiresAt`. */
  readonly created: string;
  readonly expiresAt: string;
}

/** The manifest of a pack: its SHA-256 is the plan's id, and it holds that of every file that could change the plan. */
export function packManifestBytes(
  { users, notCreated, matchAttributes }: CreationPlan,
  { version, tenant, created, expiresAt }: PackFacts,
  outputs: readonly WrittenReport[],
): Uint8Array {
  const manifest = {
    schemaVersion: 1,
    kind: 'create-disabled-users',
    tool: { name: 'rollcall', version },
    tenant,
    created,
    expiresAt,
    counts: { users: users.length, notCreated: notCreated.length },
    matchAttributes,
    outputs,
  };
  return Buffer.from(`${asciiJson(manifest, 2)}\n`);
}

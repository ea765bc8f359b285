import { readFileSync } from 'node:fs';

/** The script of a pack, byte by byte the same in every installation of this version. */
export function packScript(name: 'Create-DisabledUsers.ps1'): Uint8Array {
  return readFileSync(new URL(`../../assets/${name}`, import.meta.url));
}

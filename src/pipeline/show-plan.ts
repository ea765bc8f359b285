import { creationPackFolder } from '../model/packs.ts';
import { terminalText } from '../model/terminal-text.ts';
import { packLines } from '../reporter/pack-lines.ts';
import type { TextStyle } from '../reporter/terminal-summary.ts';
import type { PlanVerdict } from './plan.ts';

/** The answer of `plan` for people. */
export function planAsText(
  { result: { packs }, banner }: PlanVerdict,
  out: string,
  { strong, bad }: TextStyle,
): string {
  const told = packLines(packs, out);
  const lines = [
    ...(banner === null ? [] : [bad(banner), '']),
    strong('Packs'),
    ...(told.length > 0
      ? told
      : [
          banner === null
            ? 'none: nobody is decided to be created (create-in-entra); --create-recommended adds recommendations'
            : 'none: nothing is made of incomplete input',
        ]
    ).map((line) => `  ${line}`),
    '',
    `Plan: ${out}`,
  ].map(terminalText);
  return `${lines.join('\n')}\n`;
}

/** The answer of `plan` for programs. */
export function planAsJson({ result: { packs }, pack, banner }: PlanVerdict, out: string): string {
  const answer = {
    schemaVersion: 1,
    incomplete: banner,
    withheld: packs.areWithheld,
    safeguards: packs.tripped,
    packs:
      pack === null
        ? []
        : [
            {
              kind: 'create-disabled-users',
              folder: `${out}/${creationPackFolder}`,
              planId: pack.planId,
              users: packs.creation?.users.length ?? 0,
              notCreated: packs.creation?.notCreated.length ?? 0,
            },
          ],
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

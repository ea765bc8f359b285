import type { TrippedSafeguard } from './safeguards.ts';

type Words = {
  readonly [Name in TrippedSafeguard['name']]: (tripped: Extract<TrippedSafeguard, { name: Name }>) => string;
};

/** What a safeguard measured, in a sentence without its end. */
const words: Words = {
  'unmatched-share': ({ number, users, limit }) =>
    `${number} of ${users} accounts are unmatched, more than ${limit} %`,
  creates: ({ number, limit }) => `${number} users would be created, more than ${limit}`,
  shrink: ({ side, before, now, limit }) =>
    `the ${side} export has ${now} users, more than ${limit} % fewer than the ${before} of the last report in this folder`,
};

export function safeguardText(tripped: TrippedSafeguard): string {
  return (words[tripped.name] as (tripped: TrippedSafeguard) => string)(tripped);
}

/** The flag that accepts what was measured, to the last digit. */
export function acceptFlag({ name, number }: TrippedSafeguard): string {
  return `--accept ${name}=${number}`;
}

import type { Finding } from '../model/findings.ts';
import type { Packs } from '../model/packs.ts';

/**
 * What keeps packs back. A smaller export is told in any case; what would only have kept a pack back, where there
 * is one. `source` is the application's export.
 */
export function findInPacks(
  { creation, undeclared, tripped }: Packs,
  sources: { readonly application: string; readonly directory: string },
): Finding[] {
  const found = tripped.flatMap((safeguard): Finding[] =>
    safeguard.name === 'shrink' || creation !== null
      ? [
          {
            kind: 'safeguard-tripped',
            source: safeguard.name === 'shrink' ? sources[safeguard.side] : sources.application,
            line: null,
            safeguard,
          },
        ]
      : [],
  );
  return undeclared === 0
    ? found
    : [...found, { kind: 'creation-undeclared', source: sources.application, line: null, count: undeclared }];
}

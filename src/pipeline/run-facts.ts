import type { CheckSettings } from '../model/settings.ts';
import type { DecisionFile } from './read-decisions.ts';
import type { Input } from './read-input.ts';
import type { AssignedFile } from './read-scope.ts';
import type { WritingRun } from './run.ts';

/** Of which run a report is. */
export interface RunFacts {
  readonly version: string;
  readonly started: Date;
  readonly now: () => Date;
  /** Where users may be created. */
  readonly tenant: string | null;
  readonly configuration: CheckSettings<unknown>['configuration'];
  readonly assigned: AssignedFile | null;
  readonly decisions: readonly DecisionFile[];
}

export function runFacts(
  { configuration, create }: Pick<CheckSettings<unknown>, 'configuration' | 'create'>,
  { assigned, decisions }: Pick<Input, 'assigned' | 'decisions'>,
  started: Date,
  { version, now }: Pick<WritingRun, 'version' | 'now'>,
): RunFacts {
  return {
    version,
    started,
    now,
    tenant: create?.tenant ?? null,
    configuration,
    assigned,
    decisions: decisions.map(({ file }) => file),
  };
}

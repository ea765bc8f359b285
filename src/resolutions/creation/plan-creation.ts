import type {
  CreateSettings,
  CreationPlan,
  NotCreated,
  PlannedUser,
  RowToCreate,
} from '../../model/creation.ts';
import { namesOfAttribute } from '../../model/directory-attributes.ts';
import type { MatchedUsers } from '../../model/reconciliation.ts';
import { compareValues } from '../../tables/equality.ts';
import { checkNames } from './check-names.ts';
import { userComputer } from './compute-user.ts';
import { confirmMatches, type Rematch } from './confirm-matches.ts';
import { findTakenNames } from './find-taken-names.ts';
import { refuseByOutcome } from './refuse-by-outcome.ts';
import { verifiedDomains } from './verified-domains.ts';

export interface CreationChoices {
  readonly create: CreateSettings;
  /** Empty: those of the directory's own users. */
  readonly verifiedDomains: readonly string[];
  /** When the users would be created, in ISO 8601. */
  readonly createdAt: string;
}

/**
 * Who of the given application users is created, and with which values: whoever may be (nobody of the directory
 * could be the person, or somebody decided), whose names Entra ID would take and nobody has, and with whom the
 * matching, run again by `rematch`, would match exactly their own account. Each row is in one of the plan's lists.
 */
export function planCreation(
  rowsToCreate: readonly RowToCreate[],
  users: MatchedUsers,
  choices: CreationChoices,
  rematch: Rematch,
): CreationPlan {
  const { application, directory, match } = users;
  const { key } = application.table;
  const byKey = (one: { readonly row: number }, other: { readonly row: number }): number =>
    compareValues(key, one.row, key, other.row);
  const notCreated: NotCreated[] = [];
  const allowed = rowsToCreate.toSorted(byKey).filter((wanted) => {
    const refusal = refuseByOutcome(wanted, match.application);
    if (refusal !== null) notCreated.push({ row: wanted.row, refusal });
    return refusal === null;
  });
  const computeUser = userComputer(application.table, choices.create);
  const computed: PlannedUser[] = [];
  for (const { row } of allowed) {
    const user = computeUser(row);
    if ('kind' in user) notCreated.push({ row, refusal: user });
    else computed.push(user);
  }
  const domains = verifiedDomains(choices.verifiedDomains, directory.table);
  const taken = findTakenNames(computed, directory);
  const planned = computed.filter((user, place) => {
    const refusal = checkNames(user, domains) ?? taken.refusals[place];
    if (refusal !== null) notCreated.push({ row: user.row, refusal });
    return refusal === null;
  });
  const { confirmed, refused } = confirmMatches(planned, users, choices.createdAt, rematch);
  return {
    users: confirmed,
    notCreated: [...notCreated, ...refused].sort(byKey),
    matchAttributes: matchAttributes(choices.create, users),
    unchecked: taken.unchecked,
  };
}

/** The written attributes that a rule compares as they are. */
function matchAttributes({ attributes }: CreateSettings, { match }: MatchedUsers): string[] {
  const compared = new Set(
    match.rules.flatMap(({ rule: { directory } }) =>
      directory.kind === 'attribute' ? [directory.name.toLowerCase()] : [],
    ),
  );
  return attributes
    .map(({ name }) => name)
    .filter((name) => namesOfAttribute(name).some((other) => compared.has(other.toLowerCase())));
}

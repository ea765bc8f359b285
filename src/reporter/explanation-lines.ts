import type {
  AccountExplanation,
  AccountValue,
  Lookup,
  PersonByRule,
  PersonExplanation,
  PersonScope,
} from '../model/explanation.ts';
import { forecastReasonWords, forecastWords } from '../model/forecast-words.ts';
import { rankWords } from '../model/rank-words.ts';
import { namedUser, namedUsers } from './named-user.ts';

interface RuleName {
  readonly precedence: number;
  readonly application: string;
  readonly directory: string;
}

const ruleLine = ({ precedence, application, directory }: RuleName): string =>
  `rule ${precedence}  ${application} = ${directory}`;

/** What an account brings to each rule, and what came of it. */
export function accountRuleLines({ rules }: AccountExplanation): string[] {
  return rules.flatMap((rule) => [
    ruleLine(rule),
    ...(rule.values.length === 0 ? [`  ${rule.application} is empty`] : []),
    ...rule.values.flatMap((value) => [
      `  ${rule.application} "${value.text}"`,
      ...valueLines(value).map((line) => `    ${line}`),
    ]),
  ]);
}

function valueLines({ isPlaceholder, sharedWith, claimants, passedBy }: AccountValue): string[] {
  if (isPlaceholder) return ['only says that there is no value: it is not looked for'];
  const lines = [
    ...(sharedWith.count === 0 ? [] : [`the same value as ${namedUsers(sharedWith)}`]),
    ...claimants.first.map(({ user, rank, caseOnly, accounts }) => {
      const remarks = [
        rankWords[rank - 1],
        ...(caseOnly ? ['equal when case is ignored'] : []),
        ...(accounts > 1 ? [`claims ${accounts} accounts`] : []),
      ];
      return `claimed by ${namedUser(user)}: ${remarks.join(', ')}`;
    }),
    ...moreLine(claimants.count - claimants.first.length, 'claim it'),
    ...passedBy.first.map(
      ({ user, stoppedAt }) =>
        `${namedUser(user)} has it too, but found an account by rule ${stoppedAt} already`,
    ),
    ...moreLine(passedBy.count - passedBy.first.length, 'have it too'),
  ];
  return lines.length === 0 ? ['no directory user has it'] : lines;
}

function moreLine(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} more ${what}`];
}

/** What decides a directory user's part: account state, scope, each rule and the forecast. */
export function personLines({ enabled, scope, rules, forecast }: PersonExplanation): string[] {
  return [
    `${enabledWords[enabled]}, ${scope.inScope ? 'in scope' : 'not in scope'}`,
    ...scopeLines(scope),
    ...rules.flatMap((rule, at) => {
      const next = at === rules.length - 1 ? 'no rule is left' : 'the next rule is asked';
      return [ruleLine(rule), ...personRuleLines(rule, next).map((line) => `  ${line}`)];
    }),
    forecast === null
      ? 'provisioning does nothing: the user is not in scope'
      : `provisioning ${forecastWords[forecast.action]}${forecast.reason === 'none' ? '' : `: ${forecastReasonWords[forecast.reason]} (${forecast.reason})`}`,
  ];
}

const enabledWords = { yes: 'enabled', no: 'disabled', unknown: 'not known whether enabled' } as const;

function scopeLines({ isAssigned, filters }: PersonScope): string[] {
  return [
    ...(isAssigned === null ? [] : [isAssigned ? '  on the assigned list' : '  not on the assigned list']),
    ...filters.map(({ takesIn, clauses }, at) => {
      const failing = clauses.find(({ holds }) => !holds);
      const has =
        failing === undefined
          ? ''
          : failing.value === ''
            ? ', and there is no value'
            : `, and the value is "${failing.value}"`;
      return takesIn
        ? `  scoping filter ${at + 1} takes the user in`
        : `  scoping filter ${at + 1} puts the user out: it asks for ${failing?.clause ?? ''}${has}`;
    }),
  ];
}

/** `next` says what is done where the rule finds nobody. */
function personRuleLines(rule: PersonByRule, next: string): string[] {
  const inputs = rule.computedFrom.map(
    ({ attribute, values }) =>
      `${attribute} ${values.length === 0 ? 'is empty' : values.map((value) => `"${value}"`).join(', ')}`,
  );
  const isComputed =
    rule.lookup !== 'failed' &&
    (rule.computedFrom.length !== 1 || rule.computedFrom[0].values.join() !== rule.value);
  return [
    ...inputs,
    ...(isComputed ? [rule.value === '' ? 'gives no value' : `gives "${rule.value}"`] : []),
    lookupWords[rule.lookup](rule, next),
  ];
}

const lookupWords: Readonly<Record<Lookup, (rule: PersonByRule, next: string) => string>> = {
  claims: ({ application, accounts }) =>
    `found in ${application} of ${namedUsers(accounts)}: claims ${accounts.count === 1 ? 'that account' : `these ${accounts.count} accounts`}, and no further rule is asked`,
  nobody: ({ application }, next) => `no account has it in ${application}: ${next}`,
  empty: (_rule, next) => `nothing to look for: ${next}`,
  placeholder: (_rule, next) => `only says that there is no value, so it is not looked for: ${next}`,
  failed: ({ failure }, next) => `${failure}: counts as no value, and ${next}`,
  'not-asked': ({ application, accounts }) =>
    `not asked, for an earlier rule found an account${accounts.count === 0 ? '' : `; ${application} of ${namedUsers(accounts)} has this value`}`,
};

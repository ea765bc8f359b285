// @ts-check
import { mkdir } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';

/*
 * The same job in SQL: reads application.csv and directory.csv of the current folder, matches them under the
 * three rules of the benchmark, writes four of rollcall's lists with the same columns to peer/, and prints its
 * counts in the form of summary.json. README.md says why the plan is as it is.
 */

const ACCOUNT_COLUMNS = [
  ...['user_id', 'login', 'email', 'employee_no', 'full_name', 'given_name', 'surname', 'department'],
  ...['title', 'status', 'created_at', 'last_login', 'phone'],
];
const PERSON_COLUMNS = [
  ...['id', 'userPrincipalName', 'mail', 'employeeId', 'displayName', 'givenName', 'surname', 'department'],
  ...['accountEnabled', 'createdDateTime'],
];

// An account's line is told from its row number: that table keeps the order of the file, nothing after it does.
const LOAD = `
CREATE TABLE account AS
  SELECT user_id, login, email, employee_no, full_name, department, last_login
  FROM ${exported('application.csv', ACCOUNT_COLUMNS)};

SET preserve_insertion_order = false;

CREATE TABLE person AS
  SELECT id, userPrincipalName AS upn, mail, employeeId, displayName, CAST(accountEnabled AS BOOLEAN) AS enabled
  FROM ${exported('directory.csv', PERSON_COLUMNS)};
`;

const CLAIM = `
CREATE VIEW rest0 AS SELECT rowid AS person, upn, mail, employeeId, enabled FROM person;
${claimBy(1, 'upn', 'login')}
${claimBy(2, 'mail', 'email')}
${claimBy(3, 'employeeId', 'employee_no')}
CREATE VIEW claim AS FROM claim1 UNION ALL FROM claim2 UNION ALL FROM claim3;
`;

/*
 * All claims are clean but for a few: those on an account that several persons claim, and those by a person who
 * claims several. Only these are judged one by one; whatever decides about one of them is among them.
 */
const JUDGE = `
CREATE TABLE tangled AS
  FROM claim
  WHERE account IN (SELECT account FROM claim GROUP BY account HAVING count(*) > 1)
    OR person IN (SELECT person FROM claim GROUP BY person HAVING count(*) > 1);

CREATE VIEW clean AS FROM claim ANTI JOIN tangled USING (person);

CREATE TABLE judged AS
  WITH ranked AS (
    SELECT tangled.*, if(tangled.enabled IS FALSE, 3, 1) AS rank,
      count(*) OVER (PARTITION BY tangled.person) AS accounts,
      if(${hasValue('displayName')}, ${foldAscii('displayName')}, NULL) AS name
    FROM tangled JOIN person ON person.rowid = tangled.person
  ), deciding AS (
    SELECT *, rank = min(rank) OVER (PARTITION BY account) AS decides FROM ranked
  ), decided AS (
    SELECT *,
      count(*) FILTER (decides) OVER (PARTITION BY account) AS deciders,
      max(accounts) FILTER (decides) OVER (PARTITION BY account) AS accounts_of_decider,
      max(name) FILTER (decides) OVER (PARTITION BY account) AS name_of_decider
    FROM deciding
  )
  SELECT *, CASE
      WHEN deciders > 1 THEN 'ambiguous'
      WHEN accounts_of_decider > 1 THEN 'contested'
      WHEN bool_and(decides OR coalesce(name = name_of_decider, false)) OVER (PARTITION BY account) THEN 'matched'
      ELSE 'held' END AS outcome
  FROM decided;

CREATE VIEW matched AS
  SELECT account, person, enabled, rule, user_id, full_name, match_value, case_only FROM clean
  UNION ALL
  SELECT account, person, enabled, rule, user_id, full_name, match_value, case_only
  FROM judged WHERE outcome = 'matched' AND decides;

CREATE TABLE unmatched AS
  WITH unclaimed AS (
    SELECT rowid AS account, *,
      ${hasValue('login')} OR ${hasValue('email')} OR ${hasValue('employee_no')} AS has_value
    FROM account ANTI JOIN claim ON claim.account = account.rowid
  ), other_way AS (
    SELECT account, person.rowid AS person FROM unclaimed JOIN person ON lower(mail) = lower(email)
    WHERE NOT ${isPlaceholder('email')}
    UNION ALL
    SELECT account, person.rowid FROM unclaimed JOIN person ON lower(employeeId) = lower(employee_no)
    WHERE NOT ${isPlaceholder('employee_no')}
  ), found AS (
    SELECT account, bool_or(coalesce(accounts, 1) = 1) AS is_second
    FROM other_way LEFT JOIN (SELECT DISTINCT person, accounts FROM judged) USING (person)
    GROUP BY account
  )
  SELECT unclaimed.*, if(has_value, 'unmatched', 'no-match-value') AS outcome, CASE
      WHEN is_second THEN 'second-account'
      WHEN NOT is_second THEN 'shadowed'
      WHEN has_value THEN 'not-in-directory'
      WHEN login IS NULL AND email IS NULL AND employee_no IS NULL THEN 'empty'
      ELSE 'placeholder' END AS reason
  FROM unclaimed LEFT JOIN found USING (account);
`;

const FORECAST = `
CREATE VIEW forecast AS
  SELECT person, CASE WHEN enabled IS FALSE THEN 'skip' ELSE 'update' END AS forecast,
    CASE WHEN enabled IS FALSE THEN 'NotEffectivelyEntitled' ELSE '' END AS reason,
    rule, user_id AS application_key
  FROM clean
  UNION ALL
  SELECT person,
    CASE WHEN enabled IS FALSE THEN 'skip' WHEN accounts > 1 OR outcomes = ['ambiguous'] THEN 'fail'
      ELSE 'update' END,
    CASE WHEN enabled IS FALSE THEN 'NotEffectivelyEntitled' WHEN accounts > 1 THEN 'DuplicateTargetEntries'
      WHEN outcomes = ['ambiguous'] THEN 'DuplicateSourceEntries' ELSE '' END,
    rule, application_key
  FROM (
    SELECT person, enabled, rule, accounts, list(outcome) AS outcomes,
      string_agg(user_id, ' | ' ORDER BY user_id) AS application_key
    FROM judged GROUP BY person, enabled, rule, accounts
  )
  UNION ALL
  SELECT person, CASE WHEN has_value AND enabled IS NOT FALSE THEN 'create' ELSE 'skip' END,
    CASE WHEN enabled IS FALSE THEN 'NotEffectivelyEntitled' WHEN has_value THEN ''
      ELSE 'EntryJoiningPropertyValueIsMissing' END,
    NULL, ''
  FROM (SELECT *, ${hasValue('upn')} OR ${hasValue('mail')} OR ${hasValue('employeeId')} AS has_value FROM rest3);
`;

const LISTS = [
  list(
    'matched.csv',
    `SELECT user_id AS application_key, account + 2 AS source_line, ${text('full_name')} AS display_name, rule,
      match_value, if(case_only, 'yes', 'no') AS case_only, id AS directory_id, ${text('upn')} AS directory_upn,
      ${text('displayName')} AS directory_display_name,
      ${readiness('matched.enabled')} AS readiness, 'unknown' AS lockout_risk
    FROM matched JOIN person ON person.rowid = matched.person`,
  ),
  list(
    'forecast.csv',
    `SELECT id AS directory_id, ${text('upn')} AS directory_upn, ${text('displayName')} AS display_name, forecast,
      reason, ${text('CAST(rule AS VARCHAR)')} AS rule, application_key
    FROM forecast JOIN person ON person.rowid = forecast.person`,
  ),
  list(
    'unmatched.csv',
    `SELECT user_id AS application_key, account + 2 AS source_line, ${text('full_name')} AS display_name,
      ${text('login')} AS login, ${text('email')} AS email, ${text('department')} AS department,
      'unknown' AS account_status, ${text('last_login')} AS last_sign_in, outcome, reason,
      concat_ws(' | ', login, email, employee_no) AS match_values, 'unknown' AS privileged,
      'unknown' AS lockout_risk, 'unknown' AS duplicate_risk, '' AS recommended_option,
      'Nobody claims this account.' AS explanation
    FROM unmatched`,
  ),
  list(
    'conflicts.csv',
    `SELECT user_id AS application_key, ${text('judged.full_name')} AS display_name, ${text('email')} AS email,
      outcome, CASE outcome WHEN 'held' THEN 'second-claimant' WHEN 'ambiguous' THEN 'several-directory-users'
        ELSE 'several-accounts' END AS reason,
      rule, match_value, id AS directory_id, ${text('upn')} AS directory_upn,
      ${text('displayName')} AS directory_display_name,
      CASE WHEN judged.enabled THEN 'yes' WHEN NOT judged.enabled THEN 'no' ELSE 'unknown' END AS directory_enabled,
      ${text(`(SELECT string_agg(other.user_id, ' | ' ORDER BY other.user_id) FROM judged AS other
        WHERE other.person = judged.person AND other.account <> judged.account)`)} AS other_application_keys,
      'Check whose account it is.' AS explanation
    FROM judged JOIN (SELECT rowid AS account, email FROM account) USING (account)
      JOIN person ON person.rowid = judged.person
    WHERE outcome <> 'matched'`,
  ),
];

// Every count with the place it has in summary.json; zeros are filled in below.
const COUNTS = `
SELECT 'application', 'read', count(*) FROM account
UNION ALL SELECT 'directory', 'read', count(*) FROM person
UNION ALL SELECT 'outcomes', outcome, count(DISTINCT account) FROM judged GROUP BY outcome
UNION ALL SELECT 'outcomes', outcome, count(*) FROM unmatched GROUP BY outcome
UNION ALL SELECT 'outcomes', 'matched', count(*) FROM clean
UNION ALL SELECT 'readiness', ${readiness('matched.enabled')}, count(*) FROM matched GROUP BY ALL
UNION ALL SELECT 'risks', reason, count(*) FROM unmatched WHERE reason = 'second-account' GROUP BY reason
UNION ALL SELECT 'forecast', forecast, count(*) FROM forecast GROUP BY forecast
UNION ALL SELECT CAST(rule AS VARCHAR), 'matched', count(*) FROM clean GROUP BY rule
UNION ALL SELECT CAST(rule AS VARCHAR), outcome, count(*) FROM (
  SELECT outcome, min(rule) FILTER (decides) AS rule FROM judged GROUP BY account, outcome
) GROUP BY rule, outcome`;

await mkdir('peer', { recursive: true });
const database = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await database.connect();
for (const script of [LOAD, CLAIM, JUDGE, FORECAST, ...LISTS]) await connection.run(script);
const counted = await connection.runAndReadAll(COUNTS);
process.stdout.write(`${JSON.stringify(summarise(counted.getRows()))}\n`);

/** @param {readonly unknown[][]} counted */
function summarise(counted) {
  const count = (/** @type {string} */ part, /** @type {string} */ name) =>
    counted.reduce((sum, row) => sum + (row[0] === part && row[1] === name ? Number(row[2]) : 0), 0);
  const counts = (/** @type {string} */ part, /** @type {readonly string[]} */ names) =>
    Object.fromEntries(names.map((name) => [name, count(part, name)]));
  const claimed = ['matched', 'held', 'ambiguous', 'contested'];
  return {
    application: counts('application', ['read']),
    directory: counts('directory', ['read']),
    outcomes: counts('outcomes', [...claimed, 'unmatched', 'no-match-value', 'excluded']),
    readiness: counts('readiness', ['ready', 'not-assigned', 'out-of-scope', 'disabled', 'unknown']),
    risks: counts('risks', ['second-account']),
    forecast: counts('forecast', ['update', 'create', 'skip', 'fail']),
    rules: [1, 2, 3].map((precedence) => ({ precedence, ...counts(String(precedence), claimed) })),
  };
}

/**
 * Everything is text, and only the columns that are named later are built at all.
 * @param {string} path
 * @param {readonly string[]} columns
 */
function exported(path, columns) {
  const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  return `read_csv('${path}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', columns = {${types}})`;
}

/**
 * What those persons claim by one rule who claimed nothing by the rules before, and who is left then.
 * A placeholder has to be kept out on one side only: nothing but a placeholder equals it.
 * @param {number} rule
 * @param {string} attribute
 * @param {string} value
 */
function claimBy(rule, attribute, value) {
  const rest = `rest${rule - 1}`;
  return `
CREATE TABLE claim${rule} AS
  SELECT ${rest}.person, ${rest}.enabled, account.rowid AS account, ${rule} AS rule, user_id, full_name,
    ${value} AS match_value, ${value} <> ${attribute} AS case_only
  FROM ${rest} JOIN account ON lower(${attribute}) = lower(${value})
  WHERE NOT ${isPlaceholder(attribute)};
CREATE TABLE rest${rule} AS FROM ${rest} ANTI JOIN claim${rule} USING (person);`;
}

/**
 * Whether a text says that there is no value. CASE, unlike AND, spares nearly all texts the trimming.
 * @param {string} column
 */
function isPlaceholder(column) {
  return `CASE WHEN strlen(${column}) < 5 OR ${column} < '!' OR ends_with(${column}, ' ')
    THEN lower(trim(${column}, ' ')) IN ('', 'n/a', 'null', '-', 'none') ELSE false END`;
}

/** @param {string} column */
function hasValue(column) {
  return `(${column} IS NOT NULL AND NOT ${isPlaceholder(column)})`;
}

/** @param {string} column */
function foldAscii(column) {
  return `translate(${column}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`;
}

/** @param {string} enabled */
function readiness(enabled) {
  return `CASE WHEN ${enabled} THEN 'ready' WHEN NOT ${enabled} THEN 'disabled' ELSE 'unknown' END`;
}

/**
 * FORCE_QUOTE leaves NULL without quotes.
 * @param {string} expression
 */
function text(expression) {
  return `coalesce(${expression}, '')`;
}

/**
 * @param {string} file
 * @param {string} rows
 */
function list(file, rows) {
  return `COPY (${rows}) TO 'peer/${file}' (FORMAT csv, HEADER, FORCE_QUOTE *)`;
}

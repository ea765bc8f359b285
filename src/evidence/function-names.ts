/**
 * Names of functions rather than of people, as logins and before an @: those of RFC 2142, and what systems and
 * offices are usually called.
 */
export const functionNames: ReadonlySet<string> = new Set(
  (
    'abuse admin administrator administrators anonymous api app backup billing careers compliance contact ' +
    'contabilidad data default demo dev ftp guest hello help helpdesk hostmaster hr info invoice it jobs ' +
    'kontakt legal mail mailer mailer-daemon marketing news no-reply noc noreply office operator ops order ' +
    'orders payroll postmaster press privacy public purchasing reception root sales sap scan scanner security ' +
    'service services staff supervisor support svc sysadmin system team temp test test1 testuser training ' +
    'usenet user user1 uucp web webmaster www'
  ).split(' '),
);

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedUser } from '../../src/model/creation.ts';
import { longestValueOf, settableAttributes } from '../../src/model/settable-attributes.ts';
import { checkNames } from '../../src/resolutions/creation/check-names.ts';
import { usersJson } from '../../src/reporter/users-json.ts';
import { runs } from '../property-runs.ts';
import { powershellProblems, type Commands } from './powershell-problems.ts';

const bytes = readFileSync(new URL('../../assets/Create-DisabledUsers.ps1', import.meta.url));
const script = bytes.toString('latin1');
const code = script.replaceAll('\r\n', '\n');

/** Everything that the script calls beside its own functions. */
const commands: Commands = {
  'Set-StrictMode': ['-Version'],
  'ConvertFrom-Json': ['-InputObject'],
  'ForEach-Object': [],
  'Where-Object': [],
  'Select-Object': ['-Skip', '-SkipLast', '-Unique'],
  'New-Object': ['-TypeName', '-ArgumentList'],
  'Start-Sleep': ['-Seconds'],
  'Write-Warning': ['-Message'],
  'Write-Progress': ['-Activity', '-Status', '-PercentComplete', '-Completed'],
  'Connect-MgGraph': ['-TenantId', '-Scopes', '-ContextScope'],
  'Get-MgContext': [],
  'Disconnect-MgGraph': [],
  'Invoke-MgGraphRequest': [
    ...['-Method', '-Uri', '-Body', '-ContentType', '-Headers'],
    ...['-OutputType', '-SkipHttpErrorCheck', '-Debug'],
  ],
};

test('the script is the one that was reviewed', () => {
  // Whoever changes the script reads it as a whole, runs the tests beside this one under both PowerShells, and
  // then writes the new hash here.
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    'a88c9835495f537e3c401bfdb1b8aa92f06db1de09875c6eaf1d67d37baa4295',
  );
});

test('it is ASCII with the line ends of Windows, which every PowerShell reads alike', () => {
  expect([...bytes].filter((byte) => byte > 0x7e || (byte < 0x20 && byte !== 0x0a && byte !== 0x0d))).toEqual(
    [],
  );
  expect(script.split('\r\n').join('')).not.toMatch(/[\r\n]/);
  expect(script.endsWith('\r\n')).toBe(true);
  expect(code.split('\n').filter((line) => /\s$/.test(line) || line.length > 120)).toEqual([]);
});

test('it reads as PowerShell 5.1, calls nothing but what is known, and fills nothing into a text', () => {
  expect(powershellProblems(code, commands)).toEqual([]);
});

test('a brace, a quote or a name that is missing is seen', () => {
  const changes: readonly (readonly [string, string])[] = [
    ["'users.json'", "'users.json"],
    ['finally {', 'finally'],
    ['$plan = Read-Plan', '$plann = Read-Plan'],
    ['Get-PropertyValue -InputObject $json', 'Get-PropertyValue -Object $json'],
    ['Write-Warning', 'Write-Host'],
    ["OutputType = 'HttpResponseMessage'", "OutputTyp = 'HttpResponseMessage'"],
  ];
  for (const [from, to] of changes) {
    expect(code).toContain(from);
    expect(powershellProblems(code.replace(from, to), commands), to).not.toEqual([]);
  }
});

test.each([
  ['what carries out text', /Invoke-Expression|\biex\b|ScriptBlock|Add-Type|Invoke-Command|Start-Process/i],
  ['what changes or deletes users', /'(PATCH|PUT|DELETE)'|(Update|Set|Remove)-Mg/i],
  [
    'what only newer versions have',
    /AsHashtable|NoEnumerate|DateKind|NoWelcome|ToHexString|HashData|::Fill\(|GetInt32|SecureRandom|utf8NoBOM/i,
  ],
  ['what a seed makes predictable', /Get-Random\b|System\.Random/i],
  [
    'what writes in the encoding of the machine',
    /Out-File|Set-Content|Add-Content|Export-|Tee-Object|Start-Transcript|>>/i,
  ],
  ['what answers from another place', /Invoke-(RestMethod|WebRequest)|https?:/i],
  ['what the log of modules would show of a password', /\$bytes \||\['Body'\] = \$Body/],
  ['what compares texts of the plan by a language', /-c?(eq|ne) \$(values|upn|address)\b/],
  ['what installs', /Install-(Module|PSResource)|Import-Module/i],
])('it has nothing of %s', (_, pattern) => {
  expect(code).not.toMatch(pattern);
});

test('its parameters are the values of a plan, and nothing of a plan stands in it', () => {
  const parameters = /^param\(\n([\s\S]*?)^\)/m.exec(code)?.[1] ?? '';
  expect([...parameters.matchAll(/\[(\w+)\] \$(\w+)/g)].map(([, type, name]) => `${type} ${name}`)).toEqual([
    'string TenantId',
    'string PlanId',
    'int ExpectedCount',
    'string ResultsPath',
  ]);
  expect(parameters.match(/Mandatory = \$true/g)).toHaveLength(3);
  expect(code).toContain("[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]\nparam(");
  expect(code).toMatch(
    /^#Requires -Version 5\.1\n#Requires -Modules @\{ ModuleName = 'Microsoft\.Graph\.Authentication'; ModuleVersion = '2\.0\.0' \}\n/,
  );
  expect(code).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|contoso|onmicrosoft/i);
});

describe('what planner and script say of the same thing', () => {
  test('users are created disabled, and asks for a new password at the first sign-in', () => {
    expect(code.match(/accountEnabled":\w+/g)).toEqual(['accountEnabled":false']);
    expect(code).toContain('"forceChangePasswordNextSignIn":true');
  });

  test('the attributes that may be written', () => {
    const list = /^\$settableAttributes = @\(\n([\s\S]*?)^\)/m.exec(code)?.[1] ?? '';
    const names = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
    const isExtension = (name: string): boolean => name.startsWith('extensionAttribute');
    expect(names.toSorted()).toEqual(
      [
        'userPrincipalName',
        'mailNickname',
        'displayName',
        ...settableAttributes.filter((name) => !isExtension(name)),
      ].toSorted(),
    );
    const extension = constant(/\$isExtension = \$name -cmatch '(.*)'/);
    for (const name of settableAttributes.filter(isExtension)) expect(name).toMatch(extension);
    for (const name of ['extensionAttribute0', 'extensionAttribute16', 'extension_ab_x', 'accountEnabled']) {
      expect(name).not.toMatch(extension);
      expect(longestValueOf(name)).toBeNull();
    }
    const directoryExtension = 'extension_00112233445566778899aabbccddeeff_uid_2';
    expect(directoryExtension).toMatch(extension);
    expect(longestValueOf(directoryExtension)).toBe(256);
  });

  test('which names to sign in with are taken', () => {
    const taken = constant(/\$values\['userPrincipalName'\] -cnotmatch '(.*)'/);
    const user = { row: 0, applicationKey: 'A', mailNickname: 'a', displayName: 'A', set: new Map() };
    const names = fc.string({
      unit: fc.constantFrom(...Array.from("aZ0'.-_!#^~@ \u00e9$\n")),
      maxLength: 12,
    });
    fc.assert(
      fc.property(names, fc.constantFrom('contoso.com', 'xn--bcher-kva.de'), (name, domain) => {
        const planned: PlannedUser = { ...user, userPrincipalName: `${name}@${domain}` };
        if (checkNames(planned, new Set([domain])) === null) expect(planned.userPrincipalName).toMatch(taken);
      }),
      runs(2000),
    );
  });

  test('the lines around the users', () => {
    const [first, last] = Array.from(usersJson([]), ({ bytes: part }) => Buffer.from(part).toString().trim());
    expect(code).toContain(`$lines[0] -cne '${first}'`);
    expect(code).toContain(`$lines[-1] -cne '${last}'`);
  });

  test('the hash', () => {
    expect(code.match(/Cryptography\.(\w+)\]::Create/g)).toEqual([
      'Cryptography.SHA256]::Create',
      'Cryptography.RandomNumberGenerator]::Create',
    ]);
  });
});

test('six random bits choose each character of a password as often as any other, of all four classes', () => {
  const alphabet = /\$alphabet = '(.*)'/.exec(code)?.[1] ?? '';
  expect(new Set(alphabet).size).toBe(64);
  expect(alphabet).toHaveLength(64);
  expect(code).toContain('$alphabet[$byte -band 63]');
  for (const [kind, least] of [
    [/[a-z]/g, 10],
    [/[A-Z]/g, 10],
    [/[0-9]/g, 10],
    [/[!#%+\-.:=_~]/g, 10],
  ] as const) {
    expect(alphabet.match(kind)?.length).toBeGreaterThanOrEqual(least);
  }
});

/** A pattern of the script, which JavaScript reads alike. */
function constant(where: RegExp): RegExp {
  const found = where.exec(code)?.[1];
  if (found === undefined) throw new Error(`the script has nothing like ${where.source}`);
  return new RegExp(found.replaceAll("''", "'"));
}

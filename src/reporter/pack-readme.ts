import { Buffer } from 'node:buffer';
import type { CreationPlan } from '../model/creation.ts';
import type { PackFacts } from './pack-manifest.ts';

/** What people need to know to carry out the plan: of its data only the three values that the script asks for. */
export function packReadmeBytes(plan: CreationPlan, facts: PackFacts, planId: string): Uint8Array {
  return Buffer.from(`${lines(plan, facts, planId).join('\r\n')}\r\n`);
}

function lines(
  { users, notCreated, unchecked }: CreationPlan,
  { version, tenant, created, expiresAt }: PackFacts,
  planId: string,
): string[] {
  const tenantId = tenant ?? 'YOUR-TENANT-ID';
  const run = `& 'FOLDER\\Create-DisabledUsers.ps1' -TenantId '${tenantId}' -PlanId '${planId}' -ExpectedCount ${users.length}`;
  const results = `rollcall-results-${planId.slice(0, 8)}.ndjson`;
  return [
    'CREATE DISABLED USERS',
    '',
    `Plan ${planId}`,
    `Made by rollcall ${version} on ${created}; it can be carried out until ${expiresAt}.`,
    `Users to create: ${users.length}. Not created: ${notCreated.length} (not-created.csv says why).`,
    ...(unchecked.length === 0
      ? []
      : [
          '',
          `The export of the directory has no ${unchecked.join(', ')}, so these could not be`,
          'held against it. The script looks them up in the directory itself.',
        ]),
    '',
    'WHAT THE SCRIPT DOES',
    '',
    'Create-DisabledUsers.ps1 creates the users of users.json in Microsoft Entra ID, every one',
    'of them disabled, with a long random password that nobody sees and that is not kept.',
    'It updates nobody and deletes nobody. Before each user it looks whether another user has the',
    'same name to sign in with, address, mail alias or matching value, deleted users included:',
    'then it creates nothing. (Groups and contacts are not looked at.) It is the same file for',
    'everybody: all that is yours is in users.json and manifest.json, and the script refuses both',
    'where a byte of them differs from this plan. (In users.json each value begins with a colon,',
    'which is not part of it.)',
    '',
    'WHAT YOU NEED',
    '',
    '- PowerShell 7, or Windows PowerShell 5.1 with .NET Framework 4.7.2 or later',
    '- the module Microsoft.Graph.Authentication 2.0 or later:',
    '    Install-Module Microsoft.Graph.Authentication -Scope CurrentUser',
    '- the role User Administrator, and consent to the permission User.ReadWrite.All',
    ...(tenant === null
      ? ['- the id of your tenant, in place of YOUR-TENANT-ID (admin center: Overview, Tenant ID)']
      : []),
    '',
    'If PowerShell refuses scripts, call this before, which holds for its window only:',
    '',
    '    Set-ExecutionPolicy -Scope Process RemoteSigned',
    "    Unblock-File 'FOLDER\\Create-DisabledUsers.ps1'",
    '',
    'REHEARSE',
    '',
    'Open PowerShell in a folder of your own, outside of the report. Put the path of this folder',
    'in place of FOLDER. Nothing is created with -WhatIf, but everything is looked up:',
    '',
    `    ${run} -WhatIf`,
    '',
    'CARRY OUT',
    '',
    `    ${run}`,
    '',
    'It asks before the first user; answer A (yes to all), or add -Confirm:$false. To sign in',
    'otherwise than with a browser, or to another cloud, call Connect-MgGraph before.',
    `What it did is written to ${results} in the current folder, one line`,
    'for each user who is begun and one for what came of it (-ResultsPath names another file). If it',
    'stops, run the same command again in the same folder: whoever was created is passed over. Whoever',
    'is there and was not created by this plan is told (not-by-this-plan): check who that is, before',
    'provisioning links the account to a namesake. Exit code 0: all users are there; 1: some are not, or',
    'are not by this plan, see the results; 2: refused, nothing was done. Where PowerShell itself refuses',
    'the call, the exit code says nothing.',
    '',
    'AFTERWARDS',
    '',
    'Provisioning skips disabled users: the account of a created user is linked in the first cycle',
    'after the user is enabled and assigned to the application. Enable users when their owners can',
    'sign in: give them a Temporary Access Pass or reset the password first. Then export the',
    'directory again and run rollcall check: each of these users has to match their own account.',
    '',
    'UNDO',
    '',
    'Deletes what this plan created and is still disabled, and nobody else. Deleted users can be',
    'restored for 30 days; so long the plan answers for them that a deleted user has the name.',
    '',
    `    Connect-MgGraph -TenantId '${tenantId}' -Scopes 'User.ReadWrite.All' -ContextScope Process`,
    `    Get-Content '${results}' | ForEach-Object { ConvertFrom-Json $_ } |`,
    `      Where-Object { $_.plan -eq '${planId}' -and $_.result -eq 'created' -and $_.id } |`,
    "      Where-Object { (Invoke-MgGraphRequest -Uri ('v1.0/users/' + $_.id + '?$select=accountEnabled')).accountEnabled -eq $false } |",
    "      ForEach-Object { $_.userPrincipalName; Invoke-MgGraphRequest -Method DELETE -Uri ('v1.0/users/' + $_.id) }",
    '    Disconnect-MgGraph',
  ];
}

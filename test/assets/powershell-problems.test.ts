import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { powershellProblems } from './powershell-problems.ts';

const commands = { 'Write-Warning': ['-Message'], 'Where-Object': [], 'ForEach-Object': [] };

test.each([
  ['a command that may be called', "Write-Warning -Message 'x'", []],
  ['a variable that is set', "$a = 'x'\nWrite-Warning -Message $a", []],
  ['a block of a pipeline', '$a = @(1, 2)\n@($a | Where-Object { $_ -eq 1 } | ForEach-Object { $_ })', []],
  ['a parameter that is splatted', "$a = @{ Message = 'x' }\nWrite-Warning @a", []],
  ['another command', "Invoke-Expression 'x'", ['line 1: Invoke-Expression may not be called']],
  ['an alias', '@(1) | % { $_ }', ['line 1: % may not be called']],
  [
    'a parameter that is not there',
    "Write-Warning -Massage 'x'",
    ['line 1: Write-Warning has no parameter -Massage'],
  ],
  [
    'a splatted one that is not there',
    "$a = @{ Massage = 'x' }\n$a['Title'] = 'y'\nWrite-Warning @a",
    ['line 3: Write-Warning has no parameter -Massage', 'line 3: Write-Warning has no parameter -Title'],
  ],
  [
    'a parameter of a function of its own',
    "function Get-A {\n    param([string] $B)\n\n    return $B\n}\nGet-A -C 'x'",
    ['line 6: Get-A has no parameter -C'],
  ],
  [
    'a function that nobody calls',
    'function Get-A {\n    return 1\n}',
    ['the function Get-A is never called'],
  ],
  ['a misspelt variable', '$list = 1\n$list + $lisst', ['line 2: the script does not know $lisst']],
  ['a variable that is never read', '$list = 1', ['the script never uses $list']],
  [
    'a variable of the caller',
    'function Get-A {\n    return $b\n}\n$b = 1\n$b + (Get-A)',
    ['line 2: Get-A does not know $b'],
  ],
  [
    'a text with something filled in',
    '$a = 1\n"x $a"',
    ['line 2: "x $a" is a text that something is filled into'],
  ],
  ['a text in double quotes at all', '"x"', ['line 1: "x" is a text that something is filled into']],
  [
    'a call operator',
    "$a = 'x'\n& $a",
    ['line 2: & calls what is only known when it runs', 'line 2: & may not be called'],
  ],
  [
    'a chain of PowerShell 7',
    "Write-Warning -Message 'x' && Write-Warning -Message 'y'",
    ['line 1: && is no operator of PowerShell 5.1'],
  ],
])('%s', (_, text, problems) => {
  expect(powershellProblems(text, commands)).toEqual(problems);
});

test.each(['$a = $null ?? 1\n$a', '$true ? 1 : 2', 'if ($true) { 1', "'x", '$a = @{\n$a', '1 }'])(
  'what Windows PowerShell cannot read: %j',
  (text) => {
    expect(powershellProblems(text, commands).join('\n')).toMatch(/cannot be read|is missing/);
  },
);

test.each(['run-script.ps1', 'modules/Microsoft.Graph.Authentication/Microsoft.Graph.Authentication.psm1'])(
  '%s, which only runs where there is a PowerShell, can be read',
  (file) => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    const problems = powershellProblems(text, {});
    expect(problems.filter((problem) => /cannot be read|is missing|is no operator/.test(problem))).toEqual(
      [],
    );
  },
);

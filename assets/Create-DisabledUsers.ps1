#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.Graph.Authentication'; ModuleVersion = '2.0.0' }

<#
.SYNOPSIS
Creates the users of a rollcall plan in Microsoft Entra ID, every one of them disabled.

.DESCRIPTION
The plan is users.json and manifest.json beside this script. Both are refused where they are not the plan of
PlanId, byte for byte, or where the plan has expired, is meant for another tenant or holds another number of
users. Users who are there already are passed over; nobody is updated and nobody is deleted. What was done is
written to a file, and running the script again with the same file goes on where it stopped.

Exit code 0: every user of the plan is there, created by it. 1: some are not. 2: refused, nothing was done. Where
PowerShell itself refuses the call, because a parameter or the module is missing, the exit code says nothing.

.PARAMETER TenantId
The id of the tenant in which the users are created.

.PARAMETER PlanId
The id of the plan: the SHA-256 of manifest.json. README.txt has it.

.PARAMETER ExpectedCount
The number of users in the plan. README.txt has it.

.PARAMETER ResultsPath
Where to write what was done: one JSON object to a line. Without it, rollcall-results-<first 8 of the plan's
id>.ndjson in the current folder.

.EXAMPLE
.\Create-DisabledUsers.ps1 -TenantId $tenant -PlanId $plan -ExpectedCount 25 -WhatIf

Looks everything up and says who would be created, and creates nobody.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory = $true)]
    [string] $TenantId,

    [Parameter(Mandatory = $true)]
    [ValidatePattern('^[0-9A-Fa-f]{64}$')]
    [string] $PlanId,

    [Parameter(Mandatory = $true)]
    [ValidateRange(0, 1000000)]
    [int] $ExpectedCount,

    [Parameter()]
    [string] $ResultsPath = ''
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# The attributes that a plan may write. Whether a user is enabled, and the password, are not for a plan to say.
$settableAttributes = @(
    'userPrincipalName', 'mailNickname', 'displayName', 'city', 'companyName', 'country', 'department',
    'employeeId', 'employeeType', 'faxNumber', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation',
    'onPremisesImmutableId', 'postalCode', 'preferredLanguage', 'state', 'streetAddress', 'surname',
    'usageLocation'
)

# A property with one value, of an object that may not have it: strict mode does not let it be asked for.
function Get-PropertyValue {
    param($InputObject, [string] $Name)

    if ($null -eq $InputObject) { return $null }
    $property = $InputObject.PSObject.Properties[$Name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

# A file of the pack, read once: what was hashed is what is parsed.
function Read-PackFile {
    param([string] $Folder, [string] $Name)

    $bytes = [System.IO.File]::ReadAllBytes([System.IO.Path]::Combine($Folder, $Name))
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        $hash = [System.BitConverter]::ToString($algorithm.ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
    }
    finally {
        $algorithm.Dispose()
    }
    return [pscustomobject] @{ Hash = $hash; Text = [System.Text.Encoding]::ASCII.GetString($bytes) }
}

# PowerShell 6 and later make a date of a text in ISO 8601 while they read JSON; Windows PowerShell does not.
function ConvertTo-UtcTime {
    param($Value)

    if ($Value -is [datetime]) { return $Value.ToUniversalTime() }
    $styles = [System.Globalization.DateTimeStyles] 'AssumeUniversal, AdjustToUniversal'
    $culture = [System.Globalization.CultureInfo]::InvariantCulture
    return [datetime]::ParseExact([string] $Value, 'yyyy-MM-ddTHH:mm:ssZ', $culture, $styles)
}

# One of the plan's values: a text behind a colon.
function ConvertFrom-PlanValue {
    param($Value)

    if ($Value -isnot [string] -or -not $Value.StartsWith(':', [System.StringComparison]::Ordinal)) {
        throw 'users.json holds a value that no plan has.'
    }
    return $Value.Substring(1)
}

# A user of the plan, from its line of users.json.
function ConvertFrom-PlanLine {
    param([string] $Line, [string[]] $Settable)

    $entry = ConvertFrom-Json -InputObject ($Line.TrimEnd(','))
    $values = [ordered] @{}
    foreach ($property in (Get-PropertyValue -InputObject $entry -Name 'attributes').PSObject.Properties) {
        $name = $property.Name
        $isExtension = $name -cmatch '^(extensionAttribute([1-9]|1[0-5])|extension_[0-9A-Fa-f]{32}_[A-Za-z0-9_]+)$'
        if (-not $isExtension -and $Settable -cnotcontains $name) {
            throw ('users.json sets the attribute {0}, which no plan does.' -f ($name -replace '[^A-Za-z0-9_]', '?'))
        }
        $values[$name] = ConvertFrom-PlanValue -Value $property.Value
    }
    foreach ($name in @('userPrincipalName', 'mailNickname', 'displayName')) {
        if (-not $values.Contains($name) -or $values[$name].Length -eq 0) {
            throw 'users.json has a user without a name.'
        }
    }
    if ($values['userPrincipalName'] -cnotmatch '^[A-Za-z0-9''._!#^~-]+@[A-Za-z0-9.-]+$') {
        throw 'users.json has a user principal name that Entra ID would not take.'
    }
    return [pscustomobject] @{
        Key = ConvertFrom-PlanValue -Value (Get-PropertyValue -InputObject $entry -Name 'applicationKey')
        Values = $values
    }
}

# The plan, or an error that says why it is refused.
function Read-Plan {
    param([string] $Folder, [guid] $TenantId, [string] $PlanId, [int] $ExpectedCount, [string[]] $Settable)

    $manifestFile = Read-PackFile -Folder $Folder -Name 'manifest.json'
    if ($manifestFile.Hash -ne $PlanId) {
        throw 'manifest.json is not that of this PlanId: it was changed, or the PlanId is of another plan.'
    }
    $manifest = ConvertFrom-Json -InputObject $manifestFile.Text
    if ($manifest.schemaVersion -ne 1 -or $manifest.kind -cne 'create-disabled-users') {
        throw 'The plan is of another kind or version than this script.'
    }
    $usersFile = Read-PackFile -Folder $Folder -Name 'users.json'
    $listed = @($manifest.outputs | Where-Object { $_.file -ceq 'users.json' })
    if ($listed.Count -ne 1 -or $listed[0].sha256 -ne $usersFile.Hash) {
        throw 'users.json was changed after the plan was made.'
    }
    $expires = ConvertTo-UtcTime -Value $manifest.expiresAt
    if ([datetime]::UtcNow -ge $expires) {
        $when = $expires.ToString('yyyy-MM-dd HH:mm', [System.Globalization.CultureInfo]::InvariantCulture)
        throw ('The plan expired at {0} UTC. Run rollcall check again with new exports.' -f $when)
    }
    if ($null -ne $manifest.tenant -and [guid] $manifest.tenant -ne $TenantId) {
        throw 'The plan was made for another tenant.'
    }
    # One user to a line: Windows PowerShell reads no more than 2 MB of JSON at once.
    $lines = @($usersFile.Text.Split([char] 10) | Where-Object { $_ -ne '' })
    if ($lines.Count -lt 2 -or $lines[0] -cne '{"schemaVersion":1,"users":[' -or $lines[-1] -cne ']}') {
        throw 'users.json has another form than this script knows.'
    }
    $users = @($lines | Select-Object -Skip 1 | Select-Object -SkipLast 1 | ForEach-Object {
            ConvertFrom-PlanLine -Line $_ -Settable $Settable
        })
    if ($users.Count -ne $ExpectedCount -or $manifest.counts.users -ne $ExpectedCount) {
        throw ('The plan has {0} users, not {1}.' -f $users.Count, $ExpectedCount)
    }
    return [pscustomobject] @{
        Id = $manifestFile.Hash
        Users = $users
        MatchAttributes = @($manifest.matchAttributes | Where-Object { $null -ne $_ })
    }
}

# The file of the results, outside of the report: a report with another file in it counts as changed.
function Resolve-ResultsPath {
    param([string] $Path, [string] $Folder, [string] $PlanId)

    $name = $Path
    if ($name -eq '') { $name = 'rollcall-results-{0}.ndjson' -f $PlanId.Substring(0, 8) }
    $location = $ExecutionContext.SessionState.Path
    $full = [System.IO.Path]::GetFullPath($location.GetUnresolvedProviderPathFromPSPath($name))
    $report = $Folder
    $parent = [System.IO.Path]::GetDirectoryName($Folder)
    if ([System.IO.Path]::GetFileName($parent) -eq 'packs') { $report = [System.IO.Path]::GetDirectoryName($parent) }
    $separator = [System.IO.Path]::DirectorySeparatorChar
    $inside = $report.TrimEnd($separator) + $separator
    if ($full.StartsWith($inside, [System.StringComparison]::OrdinalIgnoreCase)) {
        throw 'The results would be written into the report. Change to a folder outside of it, or give -ResultsPath.'
    }
    return $full
}

# What earlier runs of this plan did: who was begun without an end, who was created, and who of them just now, so that
# the directory may not show them yet.
function Read-Progress {
    param([string] $Path, [string] $PlanId)

    $ignoreCase = [System.StringComparer]::OrdinalIgnoreCase
    $past = @{}
    foreach ($kind in @('Begun', 'Created', 'Recent')) {
        $past[$kind] = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList $ignoreCase
    }
    if (-not [System.IO.File]::Exists($Path)) { return $past }
    foreach ($line in [System.IO.File]::ReadAllLines($Path)) {
        $age = $null
        try {
            $entry = ConvertFrom-Json -InputObject $line
            $age = [datetime]::UtcNow - (ConvertTo-UtcTime -Value (Get-PropertyValue -InputObject $entry -Name 'time'))
        }
        catch {
            # A run that was killed may have left half a line.
            continue
        }
        if ((Get-PropertyValue -InputObject $entry -Name 'plan') -cne $PlanId) { continue }
        $name = [string] (Get-PropertyValue -InputObject $entry -Name 'userPrincipalName')
        $result = Get-PropertyValue -InputObject $entry -Name 'result'
        if ($result -ceq 'begun') {
            [void] $past['Begun'].Add($name)
            continue
        }
        # What was not answered may have been done, and not show yet.
        $isOpen = $result -ceq 'failed' -and (Get-PropertyValue -InputObject $entry -Name 'code') -ceq 'no-answer'
        if (-not $isOpen) { [void] $past['Begun'].Remove($name) }
        if ($result -cne 'created') { continue }
        [void] $past['Created'].Add($name)
        if ($age.TotalHours -lt 1) { [void] $past['Recent'].Add($name) }
    }
    return $past
}

# Opens the results to be written behind what is there, on a line of their own.
function Open-ResultFile {
    param([string] $Path)

    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList @(
        $Path, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::Read
    )
    if ($stream.Length -gt 0) {
        [void] $stream.Seek(-1, [System.IO.SeekOrigin]::End)
        if ($stream.ReadByte() -ne 10) { $stream.WriteByte(10) }
    }
    return $stream
}

# A text as JSON of ASCII alone, the same from every version of PowerShell.
function ConvertTo-JsonText {
    param([string] $Text)

    $culture = [System.Globalization.CultureInfo]::InvariantCulture
    $builder = New-Object -TypeName System.Text.StringBuilder
    [void] $builder.Append('"')
    foreach ($character in $Text.ToCharArray()) {
        $code = [int] $character
        if ($code -lt 0x20 -or $code -gt 0x7E -or $code -eq 0x22 -or $code -eq 0x5C) {
            [void] $builder.Append('\u').Append($code.ToString('x4', $culture))
        }
        else {
            [void] $builder.Append($character)
        }
    }
    [void] $builder.Append('"')
    return $builder.ToString()
}

# One line of the results, on the disk before the next user is begun.
function Write-Result {
    param([System.IO.FileStream] $Stream, [System.Collections.Specialized.OrderedDictionary] $Fields)

    $members = @($Fields.Keys | ForEach-Object {
            (ConvertTo-JsonText -Text $_) + ':' + (ConvertTo-JsonText -Text ([string] $Fields[$_]))
        })
    $bytes = [System.Text.Encoding]::ASCII.GetBytes('{' + ($members -join ',') + '}' + [char] 10)
    $Stream.Write($bytes, 0, $bytes.Length)
    $Stream.Flush($true)
}

# 32 characters of all four classes from a cryptographic generator.
function Get-RandomPassword {
    # 64 of them, so that six bits of a random byte choose each as often as any other.
    $alphabet = 'abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUV0123456789!#%+-.:=_~'
    $bytes = New-Object -TypeName 'byte[]' -ArgumentList 32
    $generator = [System.Security.Cryptography.RandomNumberGenerator]::Create()
    try {
        do {
            $generator.GetBytes($bytes)
            # No pipeline: where modules are logged, what runs through one is written down.
            $password = -join @(foreach ($byte in $bytes) { $alphabet[$byte -band 63] })
            $missing = @('[a-z]', '[A-Z]', '[0-9]', '[^A-Za-z0-9]' | Where-Object { $password -cnotmatch $_ })
        } while ($missing.Count -gt 0)
    }
    finally {
        $generator.Dispose()
    }
    return $password
}

# What is sent to create a user. The password exists here and nowhere else.
function Get-CreationBody {
    param([System.Collections.Specialized.OrderedDictionary] $Values)

    $members = New-Object -TypeName 'System.Collections.Generic.List[string]'
    $extensions = New-Object -TypeName 'System.Collections.Generic.List[string]'
    $members.Add('"accountEnabled":false')
    foreach ($name in @($Values.Keys)) {
        $member = (ConvertTo-JsonText -Text $name) + ':' + (ConvertTo-JsonText -Text $Values[$name])
        if ($name -cmatch '^extensionAttribute') { $extensions.Add($member) } else { $members.Add($member) }
    }
    if ($extensions.Count -gt 0) {
        $members.Add('"onPremisesExtensionAttributes":{' + ($extensions -join ',') + '}')
    }
    $secret = ConvertTo-JsonText -Text (Get-RandomPassword)
    $members.Add('"passwordProfile":{"forceChangePasswordNextSignIn":true,"password":' + $secret + '}')
    return '{' + ($members -join ',') + '}'
}

# How long to wait before the same is asked again: what the service says, or else longer each time.
function Get-WaitSecond {
    param($RetryAfter, [int] $Attempt)

    $seconds = [Math]::Min(60, 5 * [Math]::Pow(2, $Attempt - 1))
    if ($null -ne $RetryAfter -and $null -ne $RetryAfter.Delta) {
        $seconds = $RetryAfter.Delta.TotalSeconds
    }
    elseif ($null -ne $RetryAfter -and $null -ne $RetryAfter.Date) {
        $seconds = ($RetryAfter.Date - [System.DateTimeOffset]::UtcNow).TotalSeconds
    }
    return [int] [Math]::Ceiling([Math]::Min(300, [Math]::Max(0, $seconds)))
}

# Asks Microsoft Graph. Throttled requests are repeated, and so are reads that the service could not answer. A
# creation whose answer was lost is not, by this script: whoever asked looks whether the user is there.
function Invoke-Graph {
    param([string] $Method, [string] $Uri, [string] $Body = '', [switch] $Advanced)

    $request = @{
        Method = $Method
        Uri = $Uri
        OutputType = 'HttpResponseMessage'
        SkipHttpErrorCheck = $true
        # With -Debug the module would print what is sent, the password with it.
        Debug = $false
    }
    if ($Advanced) { $request['Headers'] = @{ ConsistencyLevel = 'eventual' } }
    if ($Body.Length -gt 0) { $request['ContentType'] = 'application/json' }
    for ($attempt = 1; $true; $attempt++) {
        $status = 0
        $text = ''
        $retryAfter = $null
        # A stream, because a text would stand in the event log where modules are logged, the password with it.
        if ($Body.Length -gt 0) {
            $request['Body'] = [System.IO.MemoryStream]::new([System.Text.Encoding]::ASCII.GetBytes($Body))
        }
        try {
            $response = Invoke-MgGraphRequest @request
            $status = [int] $response.StatusCode
            $retryAfter = $response.Headers.RetryAfter
            $text = [string] $response.Content.ReadAsStringAsync().Result
            $response.Dispose()
        }
        catch {
            # The module itself repeats what was answered with 429, 503 or 504, creations too, and then gives up with an
            # error that holds every answer. Only after 429 is it known that nothing was done.
            $said = [string] $_.Exception
            $wasThrottled = $said -match 'TooManyRequests' -and $said -notmatch 'ServiceUnavailable|GatewayTimeout'
            if ($wasThrottled) { $status = 429 }
            elseif ($Method -ne 'GET' -or $attempt -ge 3) { throw }
        }
        $isThrottled = $status -eq 429
        $isUnanswered = $Method -eq 'GET' -and @(0, 500, 502, 503, 504) -contains $status
        if (($isThrottled -or $isUnanswered) -and $attempt -lt 8) {
            Start-Sleep -Seconds (Get-WaitSecond -RetryAfter $retryAfter -Attempt $attempt)
            continue
        }
        $json = $null
        if ($text -ne '') { $json = ConvertFrom-Json -InputObject $text }
        $problem = Get-PropertyValue -InputObject $json -Name 'error'
        return [pscustomobject] @{
            Status = $status
            Json = $json
            Code = [string] (Get-PropertyValue -InputObject $problem -Name 'code')
            Message = [string] (Get-PropertyValue -InputObject $problem -Name 'message')
        }
    }
}

# The list in an answer, or an error that says how asking failed.
function Get-AnswerValue {
    param($Answer)

    if ($Answer.Status -ne 200) {
        throw ('Microsoft Graph answered {0} {1} {2}' -f $Answer.Status, $Answer.Code, $Answer.Message)
    }
    $property = $null
    if ($null -ne $Answer.Json) { $property = $Answer.Json.PSObject.Properties['value'] }
    if ($null -eq $property -or $property.Value -isnot [array]) { throw 'Microsoft Graph answered without a list.' }
    return $property.Value
}

# The users whose attribute has that value; proxyAddresses is asked for as such.
function Find-User {
    param([string] $Attribute, [string] $Value, [string] $Select)

    $quoted = '''' + $Value.Replace('''', '''''') + ''''
    $filter = '{0} eq {1}' -f $Attribute, $quoted
    $isAdvanced = $false
    if ($Attribute -ceq 'proxyAddresses') { $filter = 'proxyAddresses/any(p:p eq {0})' -f $quoted }
    elseif (@('userPrincipalName', 'mail', 'mailNickname') -cnotcontains $Attribute) { $isAdvanced = $true }
    $uri = 'v1.0/users?$select={0}&$filter={1}' -f $Select, [uri]::EscapeDataString($filter)
    if ($isAdvanced) { $uri = $uri + '&$count=true' }
    return Get-AnswerValue -Answer (Invoke-Graph -Method 'GET' -Uri $uri -Advanced:$isAdvanced)
}

# An attribute of a user as Microsoft Graph gives it, empty where there is none.
function Get-AttributeText {
    param($User, [string] $Name)

    $holder = $User
    if ($Name -cmatch '^extensionAttribute') {
        $holder = Get-PropertyValue -InputObject $User -Name 'onPremisesExtensionAttributes'
    }
    return [string] (Get-PropertyValue -InputObject $holder -Name $Name)
}

# What Microsoft Graph is to be asked for so that it tells these attributes.
function Get-Selection {
    param([string[]] $Names)

    $selected = @($Names | ForEach-Object {
            if ($_ -cmatch '^extensionAttribute') { 'onPremisesExtensionAttributes' } else { $_ }
        })
    return @($selected | Select-Object -Unique) -join ','
}

# A text of the plan as an answer would have it: PowerShell 6 and later make a date of what looks like one.
function Get-AnsweredText {
    param([string] $Text)

    $json = ConvertFrom-Json -InputObject ('{"value":' + (ConvertTo-JsonText -Text $Text) + '}')
    return [string] (Get-PropertyValue -InputObject $json -Name 'value')
}

# The addresses of deleted users, and what they have in the attributes that nobody else may share, as name=value. While
# a user is deleted, their id stands before the name to sign in with.
function Get-DeletedName {
    param([string[]] $Unique)

    $ignoreCase = [System.StringComparer]::OrdinalIgnoreCase
    $names = @{}
    foreach ($kind in @('Addresses', 'Values')) {
        $names[$kind] = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList $ignoreCase
    }
    $select = Get-Selection -Names (@('id', 'userPrincipalName', 'mail', 'proxyAddresses') + $Unique)
    $asked = @{}
    $uri = 'v1.0/directory/deletedItems/microsoft.graph.user?$select=' + $select
    while ($uri -ne '') {
        if ($asked.ContainsKey($uri)) { throw 'Microsoft Graph answered with the same page again.' }
        $asked[$uri] = $true
        $answer = Invoke-Graph -Method 'GET' -Uri $uri
        foreach ($user in @(Get-AnswerValue -Answer $answer)) {
            $name = [string] (Get-PropertyValue -InputObject $user -Name 'userPrincipalName')
            [void] $names['Addresses'].Add($name)
            [void] $names['Addresses'].Add(($name -replace '^[0-9A-Fa-f]{32}', ''))
            [void] $names['Addresses'].Add([string] (Get-PropertyValue -InputObject $user -Name 'mail'))
            foreach ($address in @(Get-PropertyValue -InputObject $user -Name 'proxyAddresses')) {
                [void] $names['Addresses'].Add(([string] $address -replace '^[A-Za-z0-9]+:', ''))
            }
            foreach ($attribute in $Unique) {
                [void] $names['Values'].Add($attribute + '=' + (Get-AttributeText -User $user -Name $attribute))
            }
        }
        $next = [string] (Get-PropertyValue -InputObject $answer.Json -Name '@odata.nextLink')
        # Without its host: what the session sends goes to the session's own cloud and nowhere else.
        $uri = ''
        if ($next -ne '') { $uri = ([uri] $next).PathAndQuery.TrimStart('/') }
    }
    return $names
}

# What came of a user.
function Get-Outcome {
    param([string] $Result, [string] $Code = '', [string] $Id = '', [string] $Message = '')

    return [pscustomobject] @{ Result = $Result; Code = $Code; Id = $Id; Message = $Message }
}

# Who has what a planned user would get: new (nobody), exists (the user itself), or conflict (somebody else).
function Find-Existing {
    param($User, [string[]] $MatchAttributes, [hashtable] $Deleted, [hashtable] $Past)

    $values = $User.Values
    $upn = $values['userPrincipalName']
    $compared = @(@('mailNickname') + $MatchAttributes | Where-Object { $values.Contains($_) })
    $select = Get-Selection -Names (@('id', 'userPrincipalName', 'accountEnabled') + $compared)
    $same = @(Find-User -Attribute 'userPrincipalName' -Value $upn -Select $select)
    if ($same.Count -gt 0) {
        $id = [string] (Get-PropertyValue -InputObject $same[0] -Name 'id')
        foreach ($name in $compared) {
            # By their characters: -eq goes by a language, to which some characters are nothing.
            $there = Get-AttributeText -User $same[0] -Name $name
            $planned = Get-AnsweredText -Text $values[$name]
            if (-not [string]::Equals($there, $planned, [System.StringComparison]::OrdinalIgnoreCase)) {
                return Get-Outcome -Result 'conflict' -Code 'name-taken' -Id $id
            }
        }
        if ($Past['Created'].Contains($upn)) { return Get-Outcome -Result 'exists' -Id $id }
        # Begun, and disabled as this script makes users: it was created, and the answer was lost.
        $isDisabled = (Get-PropertyValue -InputObject $same[0] -Name 'accountEnabled') -eq $false
        if ($Past['Begun'].Contains($upn) -and $isDisabled) {
            return Get-Outcome -Result 'created' -Code 'answer-lost' -Id $id
        }
        return Get-Outcome -Result 'exists' -Code 'not-by-this-plan' -Id $id
    }
    $addresses = @(@($upn, [string] $values['mail']) | Where-Object { $_.Length -gt 0 } | Select-Object -Unique)
    foreach ($address in $addresses) {
        if ($Deleted['Addresses'].Contains($address)) {
            return Get-Outcome -Result 'conflict' -Code 'deleted-user'
        }
    }
    foreach ($name in $compared) {
        if ($Deleted['Values'].Contains($name + '=' + (Get-AnsweredText -Text $values[$name]))) {
            return Get-Outcome -Result 'conflict' -Code 'deleted-user'
        }
    }
    if ($Past['Recent'].Contains($upn)) {
        return Get-Outcome -Result 'exists' -Code 'created-before'
    }
    $questions = @(
        foreach ($address in $addresses) {
            @{ Attribute = 'mail'; Value = $address; Code = 'address-taken' }
            @{ Attribute = 'proxyAddresses'; Value = 'smtp:' + $address; Code = 'address-taken' }
            @{ Attribute = 'proxyAddresses'; Value = 'SMTP:' + $address; Code = 'address-taken' }
            if (-not [string]::Equals($address, $upn, [System.StringComparison]::OrdinalIgnoreCase)) {
                @{ Attribute = 'userPrincipalName'; Value = $address; Code = 'address-taken' }
            }
        }
        @{ Attribute = 'mailNickname'; Value = $values['mailNickname']; Code = 'nickname-taken' }
        foreach ($name in $MatchAttributes) {
            $isAsked = @('userPrincipalName', 'mail', 'mailNickname') -ccontains $name
            if ($isAsked -or -not $values.Contains($name)) { continue }
            $attribute = $name
            if ($name -cmatch '^extensionAttribute') { $attribute = 'onPremisesExtensionAttributes/' + $name }
            @{ Attribute = $attribute; Value = $values[$name]; Code = 'matching-value-taken' }
        }
    )
    foreach ($question in $questions) {
        $found = @(Find-User -Attribute $question['Attribute'] -Value $question['Value'] -Select 'id')
        if ($found.Count -gt 0) {
            $id = [string] (Get-PropertyValue -InputObject $found[0] -Name 'id')
            return Get-Outcome -Result 'conflict' -Code $question['Code'] -Id $id
        }
    }
    return Get-Outcome -Result 'new'
}

# Whether a user who was just created is enabled: yes, no, or unknown where the directory does not show it yet.
function Get-EnabledState {
    param([string] $Id)

    for ($attempt = 1; $attempt -le 3; $attempt++) {
        $answer = Invoke-Graph -Method 'GET' -Uri ('v1.0/users/{0}?$select=id,accountEnabled' -f $Id)
        $enabled = Get-PropertyValue -InputObject $answer.Json -Name 'accountEnabled'
        if ($answer.Status -eq 200 -and $enabled -is [bool]) {
            if ($enabled) { return 'yes' }
            return 'no'
        }
        if ($attempt -lt 3) { Start-Sleep -Seconds 2 }
    }
    return 'unknown'
}

# Creates one user, and says what came of it.
function Invoke-Creation {
    param([System.Collections.Specialized.OrderedDictionary] $Values)

    $answer = Invoke-Graph -Method 'POST' -Uri 'v1.0/users' -Body (Get-CreationBody -Values $Values)
    if ($answer.Status -ne 201) {
        return Get-Outcome -Result 'failed' -Code ('{0} {1}' -f $answer.Status, $answer.Code) -Message $answer.Message
    }
    $id = [string] (Get-PropertyValue -InputObject $answer.Json -Name 'id')
    if ($id -cnotmatch '^[0-9A-Fa-f-]{36}$') {
        return Get-Outcome -Result 'created' -Code 'no-id'
    }
    $code = ''
    try {
        $state = Get-EnabledState -Id $id
        if ($state -eq 'yes') { $code = 'created-enabled' }
        elseif ($state -eq 'unknown') { $code = 'state-unknown' }
    }
    catch {
        # The user is there all the same, and the results have to say so.
        $code = 'state-unknown'
    }
    return Get-Outcome -Result 'created' -Code $code -Id $id
}

# Creates one user, and where that failed, looks whether the user is there: the module repeats what was not answered, so
# that what it reports may be the refusal of its own second try.
function Invoke-LookedUpCreation {
    param($User, [hashtable] $Known)

    try {
        $outcome = Invoke-Creation -Values $User.Values
    }
    catch {
        $outcome = Get-Outcome -Result 'failed' -Code 'no-answer' -Message $_.Exception.Message
    }
    if ($outcome.Result -ne 'failed') { return $outcome }
    try {
        $found = Find-Existing -User $User @Known
        if ($found.Result -eq 'created') { return $found }
    }
    catch {
        $why = $_.Exception.Message
        $message = ('{0} Looking whether the user is there all the same: {1}' -f $outcome.Message, $why).Trim()
        return Get-Outcome -Result 'failed' -Code $outcome.Code -Message $message
    }
    return $outcome
}

# What came of a user, or that it is begun, as a line of the results.
function Write-Outcome {
    param([System.IO.FileStream] $Stream, [string] $PlanId, $User, $Outcome)

    $culture = [System.Globalization.CultureInfo]::InvariantCulture
    Write-Result -Stream $Stream -Fields ([ordered] @{
            plan = $PlanId
            time = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', $culture)
            applicationKey = $User.Key
            userPrincipalName = $User.Values['userPrincipalName']
            result = $Outcome.Result
            id = $Outcome.Id
            code = $Outcome.Code
            message = $Outcome.Message
        })
}

$exitCode = 2
$isConnectedHere = $false
$results = $null
try {
    $tenant = [guid]::Empty
    if (-not [guid]::TryParse($TenantId, [ref] $tenant)) { throw 'TenantId is not the id of a tenant.' }
    $wanted = @{
        Folder = $PSScriptRoot
        TenantId = $tenant
        PlanId = $PlanId
        ExpectedCount = $ExpectedCount
        Settable = $settableAttributes
    }
    $plan = Read-Plan @wanted
    $path = Resolve-ResultsPath -Path $ResultsPath -Folder $PSScriptRoot -PlanId $plan.Id

    if ($null -eq (Get-MgContext)) {
        $null = Connect-MgGraph -TenantId ($tenant.ToString()) -Scopes 'User.ReadWrite.All' -ContextScope Process
        $isConnectedHere = $true
    }
    $context = Get-MgContext
    if ($null -eq $context -or [string] $context.TenantId -ne $tenant.ToString()) {
        throw 'The session is signed in to another tenant. Call Disconnect-MgGraph and run the script again.'
    }
    if (@($context.Scopes) -notcontains 'User.ReadWrite.All') {
        throw 'The session lacks the permission User.ReadWrite.All. Call Disconnect-MgGraph and run the script again.'
    }

    $unique = @(@('mailNickname') + $plan.MatchAttributes | Select-Object -Unique)
    $known = @{
        MatchAttributes = $plan.MatchAttributes
        Deleted = Get-DeletedName -Unique $unique
        Past = Read-Progress -Path $path -PlanId $plan.Id
    }

    $isRehearsal = [bool] $WhatIfPreference
    if (-not $isRehearsal) { $results = Open-ResultFile -Path $path }
    $exitCode = 1
    $total = $plan.Users.Count
    $counts = @{ created = 0; exists = 0; conflict = 0; failed = 0; new = 0 }
    $strangers = 0
    $failedInARow = 0
    $mostFailed = [Math]::Max(5, [Math]::Ceiling($total / 10.0))
    $done = 0
    foreach ($user in $plan.Users) {
        $upn = $user.Values['userPrincipalName']
        $progress = @{ Status = '{0} of {1}' -f $done, $total; PercentComplete = 100 * $done / $total }
        Write-Progress -Activity 'Creating disabled users' @progress
        try {
            $outcome = Find-Existing -User $user @known
        }
        catch {
            $outcome = Get-Outcome -Result 'failed' -Code 'not-looked-up' -Message $_.Exception.Message
        }
        if ($outcome.Result -eq 'new' -and $PSCmdlet.ShouldProcess($upn, 'Create disabled user')) {
            Write-Outcome -Stream $results -PlanId $plan.Id -User $user -Outcome (Get-Outcome -Result 'begun')
            [void] $known['Past']['Begun'].Add($upn)
            $outcome = Invoke-LookedUpCreation -User $user -Known $known
        }
        $done++
        $counts[$outcome.Result]++
        if ($null -ne $results -and $outcome.Result -ne 'new') {
            Write-Outcome -Stream $results -PlanId $plan.Id -User $user -Outcome $outcome
        }
        $isOdd = @('not-by-this-plan', 'state-unknown') -contains $outcome.Code
        if ($isOdd -or @('conflict', 'failed') -contains $outcome.Result) {
            $why = ('{0} {1}' -f $outcome.Code, $outcome.Message).Trim() -replace '[\p{C}\p{Zl}\p{Zp}]', '?'
            Write-Warning -Message ('{0}: {1} ({2})' -f $upn, $outcome.Result, $why)
        }
        if ($outcome.Code -eq 'not-by-this-plan') { $strangers++ }
        if ($outcome.Code -eq 'created-enabled') {
            throw ('{0} was created and is enabled. Disable this user; nobody else is created.' -f $upn)
        }
        if ($outcome.Result -eq 'failed') { $failedInARow++ } else { $failedInARow = 0 }
        if ($failedInARow -ge 5 -or $counts['failed'] -ge $mostFailed) {
            Write-Warning -Message 'Too many users could not be created. Run the script again when that is mended.'
            break
        }
    }
    Write-Progress -Activity 'Creating disabled users' -Completed
    $stands = 'exists {0}, conflict {1}, failed {2}' -f $counts['exists'], $counts['conflict'], $counts['failed']
    if ($isRehearsal) {
        $form = 'Rehearsal, nothing was created: would create {0}, {1}, not attempted {2}, of {3} users.'
        $form -f $counts['new'], $stands, ($total - $done), $total
    }
    else {
        $form = 'Created {0}, {1}, not attempted {2}, of {3} users.'
        $form -f $counts['created'], $stands, ($total - $done + $counts['new']), $total
        'Results: ' + $path
    }
    $good = $counts['created'] + $counts['exists']
    if ($isRehearsal) { $good = $good + $counts['new'] }
    if ($strangers -gt 0) {
        $form = '{0} of those who exist were not created by this plan, as far as {1} tells. Check who they are.'
        Write-Warning -Message ($form -f $strangers, $path)
    }
    if ($good -eq $total -and $strangers -eq 0) { $exitCode = 0 }
}
catch {
    $Host.UI.WriteErrorLine('Create-DisabledUsers: ' + ($_.Exception.Message -replace '[\p{C}\p{Zl}\p{Zp}]', '?'))
}
finally {
    if ($null -ne $results) { $results.Dispose() }
    if ($isConnectedHere) {
        try {
            $null = Disconnect-MgGraph
        }
        catch {
            Write-Warning -Message 'The session could not be ended. Call Disconnect-MgGraph.'
        }
    }
}
exit $exitCode

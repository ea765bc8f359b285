# Stands in for Microsoft.Graph.Authentication. FAKE_GRAPH is the address of the server that plays Microsoft Graph,
# FAKE_TENANT the tenant that people sign in to, FAKE_SCOPES the permissions they get.
Set-StrictMode -Version 3.0
Add-Type -AssemblyName System.Net.Http

$script:client = New-Object -TypeName System.Net.Http.HttpClient
$script:context = $null
if ($env:FAKE_SIGNED_IN -eq 'yes') {
    $script:context = [pscustomobject] @{ TenantId = $env:FAKE_TENANT; Scopes = @($env:FAKE_SCOPES.Split(' ')) }
}

function Connect-MgGraph {
    [CmdletBinding()]
    param([string] $TenantId, [string[]] $Scopes, [string] $ContextScope)

    if ($ContextScope -ne 'Process') { throw 'The session would outlive the script.' }
    if (($Scopes -join ' ') -ne 'User.ReadWrite.All') { throw 'More was asked for than is needed.' }
    if ($TenantId -notmatch '^[0-9a-f-]{36}$') { throw 'No tenant was named.' }
    $script:context = [pscustomobject] @{ TenantId = $env:FAKE_TENANT; Scopes = @($env:FAKE_SCOPES.Split(' ')) }
    'Welcome to Microsoft Graph!'
}

function Get-MgContext {
    [CmdletBinding()]
    param()

    $script:context
}

function Disconnect-MgGraph {
    [CmdletBinding()]
    param()

    $left = $script:context
    $script:context = $null
    [void] $script:client.GetAsync($env:FAKE_GRAPH + 'signed-out').GetAwaiter().GetResult()
    $left
}

function New-Request {
    param([string] $Method, [uri] $Uri, [byte[]] $Bytes, [System.Collections.IDictionary] $Headers, [string] $ContentType)

    $verb = New-Object -TypeName System.Net.Http.HttpMethod -ArgumentList $Method
    $address = New-Object -TypeName System.Uri -ArgumentList @([uri] $env:FAKE_GRAPH, $Uri)
    $request = New-Object -TypeName System.Net.Http.HttpRequestMessage -ArgumentList @($verb, $address)
    if ($null -ne $Headers) {
        foreach ($name in $Headers.Keys) { $request.Headers.Add($name, [string] $Headers[$name]) }
    }
    if ($null -ne $Bytes) {
        $request.Content = New-Object -TypeName System.Net.Http.ByteArrayContent -ArgumentList @(, $Bytes)
        $type = New-Object -TypeName System.Net.Http.Headers.MediaTypeHeaderValue -ArgumentList $ContentType
        $request.Content.Headers.ContentType = $type
    }
    return $request
}

function Invoke-MgGraphRequest {
    [CmdletBinding()]
    param(
        [string] $Method,
        [uri] $Uri,
        [object] $Body,
        [System.Collections.IDictionary] $Headers,
        [string] $ContentType,
        [ValidateSet('HttpResponseMessage')] [string] $OutputType,
        [switch] $SkipHttpErrorCheck
    )

    if ($null -eq $script:context) { throw 'Authentication needed. Please call Connect-MgGraph.' }
    if (-not $SkipHttpErrorCheck) { throw 'Errors of HTTP would be thrown.' }
    $bytes = $null
    if ($null -ne $Body) {
        # The module takes texts too, which the event log shows where modules are logged.
        if ($Body -isnot [System.IO.Stream]) { throw 'What is sent would stand in the event log.' }
        $memory = New-Object -TypeName System.IO.MemoryStream
        $Body.CopyTo($memory)
        $bytes = $memory.ToArray()
    }
    # The module prints what is sent where -Debug is on, be it for the script that calls it.
    $isDebug = $PSCmdlet.GetVariableValue('DebugPreference') -ne 'SilentlyContinue'
    if ($PSBoundParameters.ContainsKey('Debug')) { $isDebug = [bool] $PSBoundParameters['Debug'] }
    if ($isDebug -and $null -ne $bytes) { [System.Console]::Out.WriteLine([System.Text.Encoding]::UTF8.GetString($bytes)) }

    # What the service did not answer is sent three times more, whatever it is; then an error tells all answers.
    $failures = @()
    for ($attempt = 0; $attempt -le 3; $attempt++) {
        $request = New-Request -Method $Method -Uri $Uri -Bytes $bytes -Headers $Headers -ContentType $ContentType
        $response = $script:client.SendAsync($request).GetAwaiter().GetResult()
        if (@(429, 503, 504) -notcontains [int] $response.StatusCode) { return $response }
        $said = 'HTTP request failed with status code: {0}.' -f [System.Net.HttpStatusCode] $response.StatusCode
        $failures = $failures + (New-Object -TypeName System.Exception -ArgumentList $said)
    }
    throw (New-Object -TypeName System.AggregateException -ArgumentList @(
            'Too many retries performed. More than 3 retries encountered while sending the request.',
            [System.Exception[]] $failures
        ))
}

# Runs a script with the modules of the tests in front of those of this machine. ARGUMENTS is a JSON object of the
# script's parameters; switches are true or false.
$ErrorActionPreference = 'Stop'
$separator = [System.IO.Path]::PathSeparator
$env:PSModulePath = $env:FAKE_MODULES + $separator + $env:PSModulePath
$manifest = Join-Path -Path $env:FAKE_MODULES -ChildPath 'Microsoft.Graph.Authentication/Microsoft.Graph.Authentication.psd1'
Import-Module -Name $manifest -Force -Global
$parameters = @{}
$given = ConvertFrom-Json -InputObject $env:SCRIPT_ARGUMENTS
foreach ($property in $given.PSObject.Properties) { $parameters[$property.Name] = $property.Value }
$script = $env:SCRIPT_PATH
& $script @parameters
exit $LASTEXITCODE

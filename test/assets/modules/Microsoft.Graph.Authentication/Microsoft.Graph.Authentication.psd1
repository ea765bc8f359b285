@{
    RootModule = 'Microsoft.Graph.Authentication.psm1'
    ModuleVersion = '2.99.0'
    GUID = '5e6b1d6e-5c2a-4f0e-9f0a-2d4c6b8a1f37'
    Author = 'rollcall'
    Description = 'Stands in for the module of the same name in tests: it asks a server on this machine.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @('Connect-MgGraph', 'Disconnect-MgGraph', 'Get-MgContext', 'Invoke-MgGraphRequest')
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
}

# build.ps1 [build|test|pack|run]: a thin caller of the MSBuild targets; everything it does, `dotnet` does too.
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [ValidateSet('build', 'test', 'pack', 'run')] [string] $Verb = 'build',
    [Parameter(ValueFromRemainingArguments = $true)] [string[]] $Rest = @()
)
$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Verb) {
        'build' { dotnet build CrmAriaConnector.sln @Rest }
        'test'  { dotnet test @Rest }
        'pack'  { dotnet build Solution/Solution.csproj @Rest }
        'run'   { dotnet run --project Playground @Rest }
    }
    exit $LASTEXITCODE
}
finally { Pop-Location }

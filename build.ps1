# build.ps1 [build|test|pack|run] [-UsePac]: a thin caller of the MSBuild targets; everything it does, `dotnet` does too.
[CmdletBinding()]
param(
    [Parameter(Position = 0)] [ValidateSet('build', 'test', 'pack', 'run')] [string] $Verb = 'build',
    [switch] $UsePac, # pack with Microsoft's pac, which must be on the path
    [Parameter(ValueFromRemainingArguments = $true)] [string[]] $Rest = @()
)
$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Verb) {
        'build' { dotnet build CrmAriaConnector.sln @Rest }
        'test'  { dotnet test @Rest }
        'pack'  { if ($UsePac) { dotnet build Solution/Solution.csproj -t:PackSolutionWithPac @Rest } else { dotnet build Solution/Solution.csproj @Rest } }
        'run'   { dotnet run --project Playground @Rest }
    }
    exit $LASTEXITCODE
}
finally { Pop-Location }

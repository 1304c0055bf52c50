#!/usr/bin/env sh
# build.sh [build|test|pack|run]: a thin caller of the MSBuild targets; everything it does, `dotnet` does too.
set -eu
cd "$(dirname "$0")"
verb="${1:-build}"
[ "$#" -gt 0 ] && shift
case "$verb" in
  build) exec dotnet build CrmAriaConnector.sln "$@" ;;
  test)  exec dotnet test "$@" ;;
  pack)  exec dotnet build Solution/Solution.csproj "$@" ;;
  run)   exec dotnet run --project Playground "$@" ;;
  *) echo "build.sh: '$verb' is not one of build, test, pack, run." >&2; exit 2 ;;
esac

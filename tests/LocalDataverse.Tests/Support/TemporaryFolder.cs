using System;
using System.IO;

namespace CrmAriaConnector.LocalDataverse.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("organization-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

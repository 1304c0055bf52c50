using System;
using System.IO;
using CrmAriaConnector.LocalDataverse.Import;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>The managed zip the build packs, read once.</summary>
internal static class ShippedZip
{
    private static readonly Lazy<SolutionMetadata> Read = new(() => SolutionZipReader.Read(ManagedPath));
    private static readonly Lazy<OrganizationMetadata> Imported = new(() => PlatformMetadata.Create().With(Solution));

    public static string ManagedPath => Path.Combine(Artifacts(), "CrmAriaConnector_managed.zip");

    public static string UnmanagedPath => Path.Combine(Artifacts(), "CrmAriaConnector.zip");

    public static SolutionMetadata Solution => Read.Value;

    /// <summary>An organisation that has imported it.</summary>
    public static OrganizationMetadata Organization => Imported.Value;

    private static string Artifacts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrmAriaConnector.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "artifacts");
    }
}

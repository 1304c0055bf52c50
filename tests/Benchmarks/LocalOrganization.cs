using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.LocalDataverse;
using CrmAriaConnector.LocalDataverse.Import;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmAriaConnector.Benchmarks;

/// <summary>How long the local organisation takes to import the packed zip, and to upsert rows by their alternate key, in memory.</summary>
internal static class LocalOrganization
{
    private const int Rows = 10_000;

    public static Task RunAsync()
    {
        var zip = PackedZip();
        var table = new Table("what", "ms", "processor ms");
        using var organization = Organization.Open(new OrganizationOptions(null, new NoPlugins(zip)));
        table.Row(["import of the managed zip", .. Milliseconds(() => organization.ImportSolution(zip))]);
        var service = organization.ServiceFor(organization.SystemUserId);
        foreach (var what in new[] { "created", "updated" })
            table.Row([string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows upserted by alternate key: {what}"), .. Milliseconds(() => Upsert(service))]);
        table.Print();
        return Task.CompletedTask;
    }

    private static void Upsert(IOrganizationService service)
    {
        for (var number = 1; number <= Rows; number++)
        {
            var key = new KeyAttributeCollection { { "aria_environment", new OptionSetValue(727900003) }, { "aria_clientno", number.ToString(CultureInfo.InvariantCulture) } };
            service.Execute(new UpsertRequest { Target = new Entity("aria_connection", key) { ["aria_name"] = "Tenant " + number } });
        }
    }

    /// <summary>The time it took, and how much of it a processor worked: on a busy machine the second says more.</summary>
    private static string[] Milliseconds(Action work)
    {
        var worked = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        work();
        return [.. new[] { clock.Elapsed, Environment.CpuUsage.TotalTime - worked }.Select(time => time.TotalMilliseconds.ToString("N0", CultureInfo.InvariantCulture))];
    }

    private static string PackedZip()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrmAriaConnector.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The benchmarks run inside the repository only."), "artifacts", "CrmAriaConnector_managed.zip");
    }

    /// <summary>Says it has the zip's plug-ins; no step of the measured table runs one.</summary>
    private sealed class NoPlugins(string zip) : IPluginHost, IPlugin
    {
        public string SourceHashOf(string assemblyName) => SolutionZipReader.Read(zip).PluginAssemblies.Single(assembly => assembly.Name == assemblyName).SourceHash ?? "";

        public IPlugin Create(string assemblyName, string typeName) => this;

        public void Execute(IServiceProvider serviceProvider) => throw new InvalidOperationException("No plug-in runs in this benchmark.");
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmAriaConnector.SolutionPacker.Composition;
using CrmAriaConnector.SolutionPacker.Gates;
using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker;

/// <summary>The command line of the packer.</summary>
public static class Program
{
    private const string Usage = """
        pack --source DIR --web DIR --plugin DLL --framework TFM --key SNK --sdk Package|StandIn --out DIR
             makes <UniqueName>.zip and <UniqueName>_managed.zip; refuses a source that would not import or not work.
        id --source DIR NAME
             prints the id of a new component, to be entered in ids.json under that name.
        stage --source DIR --web DIR --plugin DLL --framework TFM --key SNK --sdk Package|StandIn --out DIR
             writes the folders DIR/unmanaged and DIR/managed, from which SolutionPackager and pac pack.
        release --source DIR --web DIR --plugin DLL --framework TFM --key SNK
             writes shipped.json: from now on the gates hold the source to what it is today.
        """;

    public static int Main(string[] args)
    {
        try
        {
            return args.FirstOrDefault() switch
            {
                "pack" => Pack(Options(args.Skip(1).ToList())),
                "stage" => Stage(Options(args.Skip(1).ToList())),
                "release" => Release(Options(args.Skip(1).ToList())),
                "id" when args.Length == 4 => Id(Options(args.Skip(1).Take(2).ToList()), args[3]),
                _ => throw new PackException(Usage),
            };
        }
        catch (PackException exception)
        {
            foreach (var line in exception.Message.Split('\n'))
                Console.Error.WriteLine("error : " + line.TrimEnd());
            return 1;
        }
    }

    private static int Pack(IReadOnlyDictionary<string, string> options)
    {
        var input = Read(options);
        var sdk = Sdk(options);
        AllGates.Demand(input);
        var target = Directory.CreateDirectory(Option(options, "out")).FullName;
        Write(Path.Combine(target, $"{input.Source.UniqueName}.zip"), SolutionZip.Make(input, managed: false, sdk));
        Write(Path.Combine(target, $"{input.Source.UniqueName}_managed.zip"), SolutionZip.Make(input, managed: true, sdk));
        return 0;
    }

    private static PackInput Read(IReadOnlyDictionary<string, string> options) => new(
        SolutionSource.Read(Option(options, "source")),
        WebFiles.Read(Option(options, "web")),
        PluginPackage.Build(Option(options, "plugin"), Option(options, "framework"), new UnusedProperties(Option(options, "key"))));

    private static DataverseSdk Sdk(IReadOnlyDictionary<string, string> options) => Enum.TryParse<DataverseSdk>(Option(options, "sdk"), out var known)
        ? known
        : throw new PackException($"--sdk '{options["sdk"]}' is not one of Package, StandIn.");

    private static int Stage(IReadOnlyDictionary<string, string> options)
    {
        var input = Read(options);
        AllGates.Demand(input);
        StagedSolution.Write(StagedSolution.Make(input, managed: false, Sdk(options)), Path.Combine(Option(options, "out"), "unmanaged"));
        StagedSolution.Write(StagedSolution.Make(input, managed: true, Sdk(options)), Path.Combine(Option(options, "out"), "managed"));
        return 0;
    }

    private static int Release(IReadOnlyDictionary<string, string> options)
    {
        var input = Read(options);
        AllGates.Demand(input);
        var version = input.Source.Manifest.Root.Element("SolutionManifest")?.Child("Version") ?? "";
        var manifest = new ShippedManifest(version, ShippedFacts.Of(input));
        File.WriteAllText(Path.Combine(Option(options, "source"), ShippedManifest.Path), manifest.ToJson());
        return 0;
    }

    private static int Id(IReadOnlyDictionary<string, string> options, string name)
    {
        var register = IdRegister.Read(SourceTree.Read(Option(options, "source")));
        Console.WriteLine(NameBasedId.Create(register.Namespace, name));
        return 0;
    }

    /// <summary>Another process never sees half a zip.</summary>
    private static void Write(string path, byte[] content)
    {
        var unfinished = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, path, overwrite: true);
    }

    private static Dictionary<string, string> Options(List<string> args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Count)
                throw new PackException($"'{args[i]}' is not an option with a value.\n{Usage}");
            options[args[i][2..]] = args[i + 1];
        }
        return options;
    }

    private static string Option(IReadOnlyDictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var value) ? value : throw new PackException($"--{name} is missing.\n{Usage}");
}

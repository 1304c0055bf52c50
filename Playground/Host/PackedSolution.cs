using System.IO;
using System.Linq;
using System.Reflection;

namespace CrmAriaConnector.Playground;

/// <summary>Finds the solution zip to import.</summary>
internal static class PackedSolution
{
    public static string Find(string? given)
    {
        if (given is not null)
            return File.Exists(given) ? given : throw new PlaygroundException($"There is no solution zip at '{given}'.");
        var packed = typeof(PackedSolution).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "SolutionZip").Value;
        return File.Exists(packed)
            ? packed
            : throw new PlaygroundException($"The build should have packed the solution to '{packed}', and nothing is there. Build again, or name a zip with --solution.");
    }
}

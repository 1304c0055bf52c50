using CrmAriaConnector.SolutionPacker.Packaging;
using CrmAriaConnector.SolutionPacker.Source;

namespace CrmAriaConnector.SolutionPacker;

/// <summary>Everything a solution zip is made of.</summary>
public sealed record PackInput(SolutionSource Source, WebFiles Web, PluginPackage Package);

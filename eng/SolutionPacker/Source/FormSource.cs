namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>One form file; <paramref name="Type"/> is its folder: main, quick, quickCreate or card.</summary>
public sealed record FormSource(string Type, SourceFile File);

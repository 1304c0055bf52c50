using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmAriaConnector.SolutionPacker.Source;

/// <summary>One folder of <c>Entities/</c>: a table of the solution, or the parts it adds to a system table.</summary>
public sealed record TableSource(
    string Folder,
    SourceFile Entity,
    SourceFile Ribbon,
    IReadOnlyList<FormSource> Forms,
    IReadOnlyList<SourceFile> Views)
{
    /// <summary>Schema name as the file writes it, for instance <c>Account</c>.</summary>
    public string SchemaName => Entity.Root.Element("Name")?.Value.Trim() ?? "";

    public string LogicalName => SchemaName.ToLowerInvariant();

    /// <summary>The <c>entity</c> node with columns, keys and flags.</summary>
    public XElement Node => Entity.Root.Element("EntityInfo")?.Element("entity")
        ?? throw new PackException($"{Entity.Path}: there is no EntityInfo/entity element; restore it.");

    public IEnumerable<XElement> Columns => Node.Element("attributes")?.Elements("attribute") ?? Array.Empty<XElement>();

    public IEnumerable<XElement> Keys => Node.Element("EntityKeys")?.Elements("EntityKey") ?? Array.Empty<XElement>();

    /// <summary>A table of the solution's own lists its flags; a system table lists only what is added to it.</summary>
    public bool IsOwn => Node.Element("OwnershipTypeMask") is not null;

    public bool IsOrganizationOwned => Node.Element("OwnershipTypeMask")?.Value == "OrgOwned";

    public XElement? Column(string logicalName) =>
        Columns.FirstOrDefault(c => string.Equals(c.Element("LogicalName")?.Value, logicalName, StringComparison.Ordinal));
}

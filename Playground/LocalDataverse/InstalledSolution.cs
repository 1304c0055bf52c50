using System;

namespace CrmAriaConnector.LocalDataverse;

/// <param name="Description">As it stands in solution.xml; the packing stamps into it which SDK built the plug-ins.</param>
public sealed record InstalledSolution(string UniqueName, string DisplayName, Version Version, string Description, bool IsManaged, string Publisher);

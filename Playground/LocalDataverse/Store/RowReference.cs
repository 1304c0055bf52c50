using System;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>A row of a table; the value of a lookup as well.</summary>
internal readonly record struct RowReference(string Table, Guid Id);

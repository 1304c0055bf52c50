using System.Collections.Generic;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>A narrowing the store may use: the column has one of these values (as <see cref="Row"/> holds them; a lookup's is the id).</summary>
internal sealed record Seek(string Column, IReadOnlyList<object> Values);

using System.Collections;
using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>Makes the rows of a list without knowing their type beforehand.</summary>
internal abstract class AriaRows
{
    public abstract IList NewList();

    public abstract AriaRow NewRow();
}

/// <summary>Makes lists of <typeparamref name="T"/>. The schema of the rows is asked for only when there is a row, so rows may hold rows of their own kind.</summary>
internal sealed class AriaRows<T> : AriaRows where T : AriaRow, new()
{
    public static readonly AriaRows Of = new AriaRows<T>();

    public override IList NewList() => new List<T>();

    public override AriaRow NewRow() => new T();
}

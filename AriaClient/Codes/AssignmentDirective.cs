namespace CrmAriaConnector.Aria;

/// <content>What a directive means for the day of the change.</content>
public readonly partial record struct AssignmentDirective
{
    /// <summary>True for 1: the change waits for the next billing anniversary.</summary>
    public bool IsAnniversary => Code == 1;

    /// <summary>True for 2–6: the change is made at once.</summary>
    public bool IsImmediate => Code is >= 2 and <= 6;

    /// <summary>True for 7–11: the change waits for an effective date.</summary>
    public bool IsDated => Code is >= 7 and <= 11;
}

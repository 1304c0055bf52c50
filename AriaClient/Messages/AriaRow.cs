namespace CrmAriaConnector.Aria;

/// <summary>One row of a list inside a request or a response.</summary>
public abstract class AriaRow : AriaObject
{
    private protected AriaRow() { }
}

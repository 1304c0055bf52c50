namespace CrmAriaConnector.Aria;

/// <summary>An operation Aria can compute without carrying it out.</summary>
public interface IDryRun
{
    /// <summary>False: Aria computes, answers and changes nothing. True, or null, which Aria takes for true: the change is made.</summary>
    bool? DoWrite { get; set; }
}

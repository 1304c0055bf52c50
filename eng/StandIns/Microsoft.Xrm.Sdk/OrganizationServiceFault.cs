namespace Microsoft.Xrm.Sdk;

public class OrganizationServiceFault : BaseServiceFault
{
    public OrganizationServiceFault()
    {
    }

    public string TraceText { get; set; }

    public OrganizationServiceFault InnerFault { get; set; }

    public override string ToString() => $"{GetType().Name}: {Message} (error code {ErrorCode})";
}

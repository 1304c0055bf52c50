using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Messages;

public sealed class RetrieveMultipleRequest : OrganizationRequest
{
    public RetrieveMultipleRequest()
        : base("RetrieveMultiple")
    {
        Query = null;
    }

    public QueryBase Query
    {
        get => Parameter<QueryBase>(nameof(Query));
        set => Parameters[nameof(Query)] = value;
    }
}

public sealed class RetrieveMultipleResponse : OrganizationResponse
{
    public RetrieveMultipleResponse()
    {
    }

    public EntityCollection EntityCollection => Result<EntityCollection>(nameof(EntityCollection));
}

namespace System.ServiceModel;

public class FaultException<TDetail> : FaultException
{
    public FaultException(TDetail detail)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, string reason)
        : base(reason)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, FaultReason reason)
        : base(reason)
    {
        Detail = detail;
    }

    public TDetail Detail { get; }
}

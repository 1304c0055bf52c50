namespace System.ServiceModel;

public class FaultException : CommunicationException
{
    public FaultException()
    {
    }

    public FaultException(string reason)
        : this(new FaultReason(reason))
    {
    }

    public FaultException(FaultReason reason)
        : base(reason?.ToString())
    {
        Reason = reason;
    }

    public FaultReason Reason { get; }
}

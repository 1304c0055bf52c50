namespace System.ServiceModel;

public class FaultReason
{
    private readonly string text;

    public FaultReason(string text)
    {
        this.text = text;
    }

    public override string ToString() => text;
}

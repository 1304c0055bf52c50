namespace CrmAriaConnector.Aria;

internal sealed class OffsetGoesWithTheAnniversary : AriaRule
{
    public override string Demand => "offset_interval goes with directive 1 and is a positive whole number of periods.";

    public override string Source => "the API's release 19, field texts";

    public override void Check(AriaRequest request)
    {
        foreach (var holder in request.Holders("offset_interval"))
        {
            if (holder.Long("offset_interval") is not { } offset)
                continue;
            if (offset <= 0)
                throw Refuse("offset_interval", offset, "Give the number of further billing periods to wait, 1 or more, or leave it out.");
            if ((holder.Directive() ?? request.Directive()) is { IsAnniversary: false } directive)
                throw Refuse("offset_interval", offset, $"Only a change on the anniversary, directive 1, can wait for further periods; this one has directive {directive}.");
        }
    }
}

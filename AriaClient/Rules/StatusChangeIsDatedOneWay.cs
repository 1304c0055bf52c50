namespace CrmAriaConnector.Aria;

internal sealed class StatusChangeIsDatedOneWay : AriaRule
{
    public override string Demand => "A status changes after a number of days that is not negative, or on a day, not both.";

    public override string Source => "error 24010; the fields of update_acct_plan_status_m";

    public override void Check(AriaRequest request)
    {
        if (request.Long("queue_days") is not { } days)
            return;
        if (days < 0)
            throw Refuse("queue_days", days, "Give the number of days, 0 or more.");
        if (request.Value("queue_date") is { } date)
            throw Refuse("queue_date", date, "Give the number of days, or the day.");
    }
}

namespace CrmAriaConnector.Aria;

internal sealed class LimitsAreInRange : AriaRule
{
    public override string Demand => "Limits and offsets are those Aria takes.";

    public override string Source => "the API's release 19: get_acct_plans_all_m 1 to 999 from 0 to 998, get_acct_trans_history_m 1 to 999";

    public override bool ConcernsReads => true;

    public override void Check(AriaRequest request)
    {
        foreach (var name in (string[])["limit", "record_limit"])
            if (request is GetAcctPlansAllRequest or GetAcctTransHistoryRequest && request.Long(name) is < 1 or > 999)
                throw Refuse(name, request.Long(name), "Give a limit from 1 to 999.");
        if (request is GetAcctPlansAllRequest { Offset: < 0 or > 998 } plans)
            throw Refuse("offset", plans.Offset, "Give an offset from 0 to 998.");
    }
}

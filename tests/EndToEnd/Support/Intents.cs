namespace CrmAriaConnector.EndToEnd.Support;

/// <summary>Intents as the dialog sends them.</summary>
internal static class Intents
{
    /// <summary>The published use case: one line more, another rate schedule, effective 22 February 2019.</summary>
    public const string Seed = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":4,"rateScheduleNo":"77005","when":"OnDate","effectiveDate":"2019-02-22","proration":"CompanyDefault"}""";

    public const string FourLinesToday = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":4,"when":"Today","proration":"CompanyDefault"}""";

    public const string FiveLinesToday = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":5,"when":"Today","proration":"CompanyDefault"}""";

    public static string Update(string acctNo = "4711001", string instanceNo = "8800102", string units = "4", string? schedule = null, string? date = null) =>
        $$"""{"kind":"UpdatePlan","acctNo":"{{acctNo}}","planInstanceNo":"{{instanceNo}}","units":{{units}},{{(schedule is null ? "" : $"\"rateScheduleNo\":\"{schedule}\",")}}{{(date is null ? "\"when\":\"Today\"" : $"\"when\":\"OnDate\",\"effectiveDate\":\"{date}\"")}},"proration":"CompanyDefault"}""";

    public const string CurrentRates = """{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Current","rates":[{"seq":1,"from":1,"to":null,"ratePerUnit":9.50}]}""";

    public static string QueuedRates(string queueId) =>
        $$"""{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Queued","queueId":"{{queueId}}","rates":[{"seq":1,"from":1,"to":null,"ratePerUnit":8.50}]}""";
}

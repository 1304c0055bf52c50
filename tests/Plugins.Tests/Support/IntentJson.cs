namespace CrmAriaConnector.Plugins.Tests.Support;

/// <summary>Intents as the dialog sends them.</summary>
internal static class IntentJson
{
    /// <summary>The published story: four units with the schedule Loyalty on 22 February 2019, fully prorated.</summary>
    public const string Seed = """{"kind":"UpdatePlan","acctNo":"4711001","planInstanceNo":"8800102","units":4,"rateScheduleNo":"77005","when":"OnDate","effectiveDate":"2019-02-22","proration":"Full"}""";

    public const string RatesOfNow = """{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Current","rates":[{"seq":1,"from":1,"to":null,"ratePerUnit":9.50}]}""";

    public const string RatesOfQueue = """{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Queued","queueId":"990044","rates":[{"seq":1,"from":1,"to":null,"ratePerUnit":8.50}]}""";

    /// <summary>Without saying which queued change.</summary>
    public const string RatesOfTheQueuedChange = """{"kind":"AssignCustomRates","acctNo":"4711001","planInstanceNo":"8800102","serviceNo":"5120","scope":"Queued","rates":[{"seq":1,"from":1,"to":null,"ratePerUnit":8.50}]}""";

    public static string Update(string units = "4", string? schedule = null, string when = "Today", string? date = null, string proration = "Full", string acctNo = "4711001", string instanceNo = "8800102", string extra = "") =>
        $$"""{"kind":"UpdatePlan","acctNo":"{{acctNo}}","planInstanceNo":"{{instanceNo}}","units":{{units}}{{(schedule is null ? "" : $",\"rateScheduleNo\":\"{schedule}\"")}},"when":"{{when}}"{{(date is null ? "" : $",\"effectiveDate\":\"{date}\"")}},"proration":"{{proration}}"{{extra}}}""";
}

using System.Globalization;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>The values of the response property Code. docs/architecture.md lists them for the callers.</summary>
internal static class Codes
{
    public const string Ok = "OK";
    public const string InvalidIntent = "INVALID_INTENT";
    public const string UnknownAccount = "UNKNOWN_ACCOUNT";
    public const string NotThisCustomer = "NOT_THIS_CUSTOMER";
    public const string UnknownPlanInstance = "UNKNOWN_PLAN_INSTANCE";
    public const string InvalidUnits = "INVALID_UNITS";
    public const string InvalidDate = "INVALID_DATE";
    public const string DateInPast = "DATE_IN_PAST";
    public const string RateScheduleNotAssignable = "RATE_SCHEDULE_NOT_ASSIGNABLE";
    public const string InvalidCustomRates = "INVALID_CUSTOM_RATES";
    public const string NothingToChange = "NOTHING_TO_CHANGE";
    public const string Busy = "BUSY";
    public const string Stale = "STALE";
    public const string NotPreviewed = "NOT_PREVIEWED";
    public const string NotYours = "NOT_YOURS";
    public const string AriaUnreachable = "ARIA_UNREACHABLE";
    public const string AriaTimeout = "ARIA_TIMEOUT";
    public const string AriaBadAnswer = "ARIA_BAD_ANSWER";
    public const string Configuration = "CONFIGURATION";
    public const string UnknownOutcome = "UNKNOWN_OUTCOME";
    public const string NoLink = "NO_LINK";
    public const string AlreadyLinked = "ALREADY_LINKED";
    public const string InvalidKey = "INVALID_KEY";
    public const string InvalidDocument = "INVALID_DOCUMENT";
    public const string NotAccepted = "NOT_ACCEPTED";

    public static string Aria(long errorCode) => "ARIA_" + errorCode.ToString(CultureInfo.InvariantCulture);
}

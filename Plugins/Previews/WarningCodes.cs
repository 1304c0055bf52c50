namespace CrmAriaConnector.Plugins.Previews;

/// <summary>The codes of the warnings that stand above the confirm button.</summary>
internal static class WarningCodes
{
    public const string DropsCustomRates = "DROPS_CUSTOM_RATES";
    public const string NotConfirmedByAria = "NOT_CONFIRMED_BY_ARIA";
    public const string NoAmount = "NO_AMOUNT";
    public const string TotalDiffers = "TOTAL_DIFFERS";
    public const string ScheduleNotResent = "SCHEDULE_NOT_RESENT";
    public const string OtherChangeQueued = "OTHER_CHANGE_QUEUED";
    public const string AccountNotActive = "ACCOUNT_NOT_ACTIVE";
    public const string NamesDiffer = "NAMES_DIFFER";
    public const string NoProration = "NO_PRORATION";
}

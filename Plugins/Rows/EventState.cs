namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_eventstate; the numbers are the places in the choice.</summary>
internal enum EventState
{
    /// <summary>It waits for a reading of its account.</summary>
    Received = 0,

    /// <summary>The account was read after the event had arrived.</summary>
    Processed = 1,

    /// <summary>No customer is linked to the account it is about.</summary>
    NotLinked = 2,

    /// <summary>The account could not be read. The next refresh that succeeds settles it.</summary>
    Failed = 3,
}

namespace CrmAriaConnector.AriaSimulator.State;

/// <content>The key event documents carry.</content>
public sealed partial class TenantDefinition
{
    /// <summary>What stands as auth_key in event documents.</summary>
    public string NotificationKey { get; set; } = "local-notification-key";
}

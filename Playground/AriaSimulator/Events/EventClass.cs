using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.Events;

/// <summary>One kind of event. Aria: event ids and labels.</summary>
public sealed record EventKind(int Id, string Label);

/// <summary>A class of events that can be subscribed to. Aria: class numbers 1–5.</summary>
/// <param name="No">The number API calls use.</param>
/// <param name="Letter">The letter documents carry.</param>
/// <param name="Version">The version of its documents.</param>
/// <param name="Kinds">The events the simulator can raise or knows of.</param>
public sealed record EventClass(long No, string Letter, string Version, IReadOnlyList<EventKind> Kinds)
{
    /// <summary>All classes. Usage events are known to Aria and never raised here.</summary>
    public static IReadOnlyList<EventClass> All { get; } =
    [
        new(1, "A", "3.8",
        [
            new(701, "Account Created"), new(702, "Administrative Contact Modified"), new(703, "Account Authentication Data Modified"),
            new(704, "Account Status Changed"), new(705, "Account Status Change Queued"), new(706, "Account Supplemental Field Value Added"),
            new(707, "Account Supplemental Field Value Modified"), new(708, "Account Supplemental Field Value Deleted"),
            new(709, "Account Parent Assignment Modified"), new(710, "Account Got New Child"), new(711, "Child Account De-assigned"),
            new(712, "Account Comment Added"), new(713, "Account Notification Profile Modified"), new(714, "Credit Card About To Expire"),
            new(715, "New Form Of Payment Added"), new(716, "Form Of Payment Modified"), new(717, "Billing Contact Modified"),
            new(718, "Master Plan Instance Modified"), new(719, "Supplemental Plan Modified"), new(720, "Master Plan Queued For Assignment"),
            new(721, "Supplemental Plan Queued For Assignment"), new(722, "Queued Master Plan Assignment Removed"),
            new(723, "Queued Supplemental Plan Assignment Removed"), new(724, "Master Plan Assigned"), new(725, "Supplemental Plan Assigned"),
            new(726, "Master Plan Instance De-assigned"), new(727, "Supplemental Plan De-assigned"),
            new(728, "Master Plan Instance Queued For De-assignment"), new(729, "Supplemental Plan Queued For De-assignment"),
            new(730, "Master Plan Instance Queued For Modification"), new(731, "Supplemental Plan Queued For Modification"),
            new(732, "Contract About To Expire"),
        ]),
        new(2, "O", "3.0",
        [
            new(801, "Order Entered Not Processed"), new(802, "Order Marked Eligible For Billing"), new(803, "Order Billed"), new(804, "Order Paid"),
            new(805, "Order Canceled"),
        ]),
        new(3, "T", "3.3",
        [
            new(901, "Invoice Created"), new(902, "Invoice Voided"), new(903, "Check"), new(904, "Check Voided"), new(905, "Electronic Payment"),
            new(906, "Electronic Payment Voided"), new(915, "Refund Request"), new(919, "Cash Credit"), new(920, "Cash Credit Voided"),
            new(952, "Payment Applied"), new(953, "Payment Unapplied"),
        ]),
        new(4, "N", "3.2", [new(1004, "Message Type Invoice/Statement Requires Sending"), new(1014, "Message Type Invoice/Statement Sent To Account Holder")]),
        new(5, "U", "1.0", []),
    ];

    /// <summary>The class with this number, or null.</summary>
    public static EventClass? Find(long classNo) => All.FirstOrDefault(one => one.No == classNo);

    /// <summary>The class an event belongs to, or null.</summary>
    public static EventClass? Of(long eventId) => All.FirstOrDefault(one => one.Kinds.Any(kind => kind.Id == eventId));
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>All modelled operations by name.</summary>
internal static class OperationRegistry
{
    private static readonly Dictionary<string, IOperation> ByName = new IOperation[]
    {
        new SetSessionAuth(),
        new ValidateSession(),
        new GetAcctDetailsAll(),
        new GetAcctPlansAll(),
        new GetAcctBalance(),
        new GetClientPlansBasic(),
        new GetRateSchedulesForPlan(),
        new GetClientPlanServiceRates(),
        new UpdateAcctPlan(),
        new AssignCustomAcctPlanRates(),
        new GetAcctPlanQueuedChanges(),
        new EditAcctPlanQueuedChanges(),
        new CreateAcctComplete(),
        new GetInvoiceHistory(),
        new GetInvoiceDetails(),
        new GetAllActionsByReceiptId(),
        new GetCurrentSystemVersion(),
        new GetVirtualDatetime(),
        new AdvanceVirtualDatetime(),
    }.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<IOperation> All => ByName.Values;

    public static IOperation? Find(string name) => ByName.GetValueOrDefault(name);
}

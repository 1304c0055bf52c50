namespace CrmAriaConnector.Plugins.Rows;

/// <summary>aria_operationkind; the numbers are the places in the choice.</summary>
internal enum OperationKind
{
    UpdatePlan = 0,
    AssignCustomRates = 1,
    LinkAccount = 2,
    UnlinkAccount = 3,
}

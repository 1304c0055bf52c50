using System;

namespace CrmAriaConnector.LocalDataverse.Store;

/// <summary>The transaction is over: rolled back after a failure, or ended because its time was up.</summary>
internal sealed class TransactionEndedException() : Exception("The transaction of this request has ended.");

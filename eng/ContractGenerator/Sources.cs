namespace CrmAriaConnector.ContractGenerator;

/// <summary>All the classes are made of.</summary>
/// <param name="Contract">The operations as Aria describes them.</param>
/// <param name="Overlay">What is known beyond that.</param>
/// <param name="Codes">The lists of codes.</param>
public sealed record Sources(Contract Contract, Overlay Overlay, CodeBook Codes);

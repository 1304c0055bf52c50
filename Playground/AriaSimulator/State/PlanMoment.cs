using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>What an instance was from a day on, for the plan history.</summary>
/// <param name="Date">The first day.</param>
/// <param name="PlanNo">The plan.</param>
/// <param name="Status">The status.</param>
/// <param name="Units">The units.</param>
/// <param name="RateScheduleNo">The rate schedule.</param>
/// <param name="ClientId">The caller's own id.</param>
/// <param name="DunningState">The dunning state.</param>
public sealed record PlanMoment(DateOnly Date, long PlanNo, int Status, decimal Units, long RateScheduleNo, string ClientId, int DunningState);

namespace CrmAriaConnector.Aria;

internal sealed class RateScheduleIsAssignable : AriaRule
{
    public override string Demand => "A named rate schedule can be given on the day of the call and on the day of activation, where the caller says from and until when it can.";

    public override string Source => "seed: self-service practices (a schedule is assignable only if it is available on the activation date, and not ahead of its first day)";

    public override void Check(AriaRequest request)
    {
        foreach (var change in request.Holders(PlanChange.Schedule[0]))
        {
            if (change.FirstGiven(PlanChange.Schedule) is not { } field || request.KnownOf(change) is not { NamedSchedule: { } window, Today: { } today } known)
                continue;
            var activation = known.ActivationDay ?? change.Date("effective_date") ?? request.Date("alt_start_date");
            if (window.IsOpen(today, activation))
                continue;
            throw Refuse(field, change.Value(field), window.From > today
                ? $"Aria takes this rate schedule from {window.From} on, not earlier and not for a later day either. Choose another schedule, or wait until then."
                : activation < window.From
                ? $"Aria takes this rate schedule from {window.From} on and not for {activation}. Choose another schedule, or a later day."
                : $"Aria takes this rate schedule until {window.To} and not for {activation ?? today}. Choose another schedule, or an earlier day.");
        }
    }
}

using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Values of supplemental fields, within what the tenant defined. Directives: 1 add, 2 replace all, 3 remove one, 4 remove all.</summary>
internal static class SuppFieldBook
{
    public const int Add = 1;
    public const int ReplaceAll = 2;
    public const int RemoveOne = 3;
    public const int RemoveAll = 4;

    private const int LongestValue = 300;

    public static void Change(Catalogue catalogue, Account account, string name, string? value, long directive)
    {
        var definition = catalogue.SuppFields.FirstOrDefault(field => field.Name == name)
            ?? throw AriaFailure.Invalid($"{name} is no supplemental field of accounts");
        var field = account.SuppFields.FirstOrDefault(field => field.Name == name);
        if (field == null)
            account.SuppFields.Add(field = new SuppField { Name = name });

        switch (directive)
        {
            case Add:
                AddValue(definition, field, value);
                break;
            case ReplaceAll:
                field.Values.Clear();
                AddValue(definition, field, value);
                break;
            case RemoveOne:
                field.Values.Remove(value ?? throw AriaFailure.Missing("value"));
                break;
            case RemoveAll:
                field.Values.Clear();
                break;
            default:
                throw AriaFailure.Invalid("the directive of a supplemental field must be from 1 to 4");
        }

        if (field.Values.Count == 0)
            Forget(account, definition, field);
    }

    /// <summary>Refuses an account that lacks a required value.</summary>
    public static void CheckRequired(Catalogue catalogue, Account account)
    {
        var missing = catalogue.SuppFields.FirstOrDefault(definition => definition.IsRequired && account.SuppFields.All(field => field.Name != definition.Name));
        if (missing != null)
            throw new AriaFailure(ErrorCode.TooFewSuppValues, $"supplemental field {missing.Name} needs a value");
    }

    private static void AddValue(SuppFieldDefinition definition, SuppField field, string? value)
    {
        if (value == null)
            throw AriaFailure.Missing("value");
        if (value.Length > LongestValue)
            throw AriaFailure.Invalid($"the value of {field.Name} is longer than {LongestValue} characters");
        if (definition.Allowed.Count > 0 && !definition.Allowed.Contains(value))
            throw AriaFailure.Invalid($"{value} is no value of {field.Name}");
        if (field.Values.Contains(value))
            throw new AriaFailure(ErrorCode.SuppValueExists, $"supplemental field {field.Name} has this value already");
        if (field.Values.Count >= definition.MaximumValues)
            throw new AriaFailure(ErrorCode.TooManySuppValues, $"supplemental field {field.Name} takes no more than {definition.MaximumValues} values");
        field.Values.Add(value);
    }

    private static void Forget(Account account, SuppFieldDefinition definition, SuppField field)
    {
        if (definition.IsRequired)
            throw new AriaFailure(ErrorCode.RequiredSuppField, $"supplemental field {field.Name} is required and cannot be removed");
        account.SuppFields.Remove(field);
    }
}

using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy;

/// <summary>Compares column values as queries do: by their plain value, text without regard to case.</summary>
internal static class Comparison
{
    public static object ValueOf(Entity row, string column)
    {
        if (row == null)
            return null;
        if (row.Attributes.TryGetValue(column, out var value))
            return value;
        return column == RowCopy.PrimaryKeyOf(row.LogicalName) ? row.Id : null;
    }

    public static bool AreEqual(object left, object right)
    {
        left = Plain(left);
        right = Plain(right);
        return left != null && right != null && Compare(left, right) == 0;
    }

    /// <summary>Below zero, zero or above; an empty value comes first.</summary>
    public static int Compare(object left, object right)
    {
        left = Plain(left);
        right = Plain(right);
        if (left == null || right == null)
            return (left == null ? 0 : 1) - (right == null ? 0 : 1);
        if (left is Guid || right is Guid)
            return ToGuid(left).CompareTo(ToGuid(right));
        if (left is DateTime leftTime)
            return leftTime.CompareTo(Convert.ToDateTime(right, CultureInfo.InvariantCulture));
        if (left is bool leftFlag)
            return leftFlag.CompareTo(Convert.ToBoolean(right, CultureInfo.InvariantCulture));
        if (IsNumber(left) || IsNumber(right))
            return Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture));
        return string.Compare(
            Convert.ToString(left, CultureInfo.InvariantCulture),
            Convert.ToString(right, CultureInfo.InvariantCulture),
            StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>% stands for any text, _ for one character.</summary>
    public static bool IsLike(object value, object pattern)
    {
        if (Plain(value) is not string text)
            return false;
        var expression = "^" + Regex.Escape(Convert.ToString(pattern, CultureInfo.InvariantCulture)).Replace("%", ".*").Replace("_", ".") + "$";
        return Regex.IsMatch(text, expression, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    public static object Plain(object value) => value switch
    {
        AliasedValue aliased => Plain(aliased.Value),
        EntityReference reference => reference.Id,
        OptionSetValue option => option.Value,
        Money money => money.Value,
        Enum constant => Convert.ToInt32(constant, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static Guid ToGuid(object value) => value is Guid id
        ? id
        : Guid.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), out var parsed)
            ? parsed
            : throw new InvalidOperationException($"'{value}' is compared with an id but is none.");

    private static bool IsNumber(object value) => value is int or long or short or byte or decimal or double or float;
}

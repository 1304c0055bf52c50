using System;
using System.Globalization;

namespace CrmAriaConnector.Aria;

/// <summary>By which members of an answer Aria reports, beside error_code 0, that something failed. They are known by their names.</summary>
internal static class FailureMembers
{
    /// <summary>
    /// What became of one queued change. Aria publishes no list of its values; that 0 means edited and everything else does not is <em>assumed</em>.
    /// </summary>
    private const string QueueEditStatus = "edit_queued_change_status_cd";
    private const string QueueEditLabel = "edit_queued_change_status_label";
    private const string Message = "error_msg";
    private const string Success = "OK";
    private const string Twin = "_2";
    private static readonly string[] CodeEndings = ["error_code", "error_cd"];

    /// <summary>For a member with the code of a failure: the name of the one with its text. Null for every other member.</summary>
    public static string? MessageOf(string name)
    {
        if (name == QueueEditStatus)
            return QueueEditLabel;
        name = WithoutTwin(name);
        foreach (var ending in CodeEndings)
            if (EndsWith(name, ending))
                return name.Substring(0, name.Length - ending.Length) + Message;
        return null;
    }

    /// <summary>True for a member with the text of a failure.</summary>
    public static bool IsMessage(string name) => name == QueueEditLabel || EndsWith(WithoutTwin(name), Message);

    /// <summary>True where code and text report a failure. A text without a code does too: some send no more.</summary>
    public static bool IsFailure(string? code, string? text) =>
        string.IsNullOrWhiteSpace(code)
            ? !string.IsNullOrWhiteSpace(text) && !string.Equals(text!.Trim(), Success, StringComparison.OrdinalIgnoreCase)
            : !(decimal.TryParse(code, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0);

    /// <summary>What the catalogue says about a code of this member.</summary>
    /// <param name="name">The member.</param>
    /// <param name="code">What stands in it.</param>
    /// <param name="isThirdPartys">Whether the code is one of somebody behind Aria, who has numbers of its own.</param>
    public static ErrorEntry Entry(string name, string? code, bool isThirdPartys) =>
        name is QueueEditStatus or QueueEditLabel ? ErrorCatalogue.Default.QueueEdit
        : !isThirdPartys && long.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? ErrorCatalogue.Default.Find(null, number)
        : ErrorCatalogue.Default.ThirdParty;

    /// <summary>Without the ending of a name that replaces an older one.</summary>
    public static string WithoutTwin(string name) =>
        name.EndsWith(Twin, StringComparison.Ordinal) ? name.Substring(0, name.Length - Twin.Length) : name;

    private static bool EndsWith(string name, string ending) => name == ending || name.EndsWith("_" + ending, StringComparison.Ordinal);
}

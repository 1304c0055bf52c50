using System;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>A business error: the call is answered with HTTP 200, this code and this text, and nothing has changed.</summary>
public sealed class AriaFailure : Exception
{
    internal AriaFailure(int code, string text)
        : base(text)
    {
        Code = code;
    }

    /// <summary>Aria's error_code.</summary>
    public int Code { get; }

    /// <summary>Outputs that come with the error; Aria tells what the processor said beside a failed collection.</summary>
    internal JsonObject? Outputs { get; init; }

    internal static AriaFailure Missing(string parameter) =>
        new(ErrorCode.MissingParameter, $"Missing required parameter: {parameter}");

    internal static AriaFailure Invalid(string sentence) => new(ErrorCode.InvalidInput, sentence);

    internal static AriaFailure BadDate(string parameter, string why) =>
        new(ErrorCode.InvalidDate, string.Create(CultureInfo.InvariantCulture, $"invalid date: {parameter} {why}"));
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>How answers are written.</summary>
internal static class AnswerJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

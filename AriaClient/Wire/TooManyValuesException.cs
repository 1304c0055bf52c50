using System.Globalization;
using Newtonsoft.Json;

namespace CrmAriaConnector.Aria;

/// <summary>The text holds more values than are taken into memory.</summary>
internal sealed class TooManyValuesException(int most)
    : JsonException(string.Format(CultureInfo.InvariantCulture, "the answer holds more than {0:N0} names, values and brackets", most));

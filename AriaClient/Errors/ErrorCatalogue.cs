using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace CrmAriaConnector.Aria;

/// <summary>Every known error code with its kind, cause and cure. The data is <c>errors.json</c>, embedded in this assembly.</summary>
public sealed class ErrorCatalogue
{
    private const string Resource = "CrmAriaConnector.Aria.Errors.errors.json";
    private static readonly Lazy<ErrorCatalogue> Shared = new(Load);
    private readonly Data _data;

    private ErrorCatalogue(Data data)
    {
        _data = data;
        Codes = new ReadOnlyDictionary<long, ErrorEntry>(data.Codes);
        Overrides = new ReadOnlyDictionary<string, IReadOnlyDictionary<long, ErrorEntry>>(
            data.Operations.ToDictionary(static own => own.Key, static own => (IReadOnlyDictionary<long, ErrorEntry>)new ReadOnlyDictionary<long, ErrorEntry>(own.Value)));
    }

    /// <summary>The catalogue of this version.</summary>
    public static ErrorCatalogue Default => Shared.Value;

    /// <summary>Every code of Aria with its general entry.</summary>
    public IReadOnlyDictionary<long, ErrorEntry> Codes { get; }

    /// <summary>The codes that mean something else for one operation.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<long, ErrorEntry>> Overrides { get; }

    /// <summary>The entry of every code that is not listed.</summary>
    public ErrorEntry Unlisted => _data.Unlisted;

    /// <summary>The entry of what tax engines, payment processors and the like report.</summary>
    public ErrorEntry ThirdParty => _data.ThirdParty;

    /// <summary>The entry of a queue edit that failed although the call succeeded.</summary>
    public ErrorEntry QueueEdit => _data.QueueEdit;

    /// <summary>The cure of every unknown outcome.</summary>
    public string LookUp => _data.LookUp;

    /// <summary>What a code means for an operation: its own entry, else the general one, else <see cref="Unlisted"/>.</summary>
    /// <param name="operation">The operation's name on the wire; null asks for the general meaning.</param>
    /// <param name="code">Aria's error code.</param>
    public ErrorEntry Find(string? operation, long code)
    {
        if (operation is not null && _data.Operations.TryGetValue(operation, out var own) && own.TryGetValue(code, out var special))
            return special;
        return _data.Codes.TryGetValue(code, out var general) ? general : _data.Unlisted;
    }

    /// <summary>What a failure without an error code of Aria means.</summary>
    public ErrorEntry Find(AriaFailure failure) =>
        _data.Failures.TryGetValue(failure, out var entry) ? entry : throw new ArgumentOutOfRangeException(nameof(failure), failure, string.Format(CultureInfo.InvariantCulture, "{0} has no entry: it always comes with an error code of Aria.", failure));

    private static ErrorCatalogue Load()
    {
        using var stream = typeof(ErrorCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly. Build AriaClient again.");
        using var reader = new JsonTextReader(new StreamReader(stream));
        var serializer = new JsonSerializer { MissingMemberHandling = MissingMemberHandling.Error };
        serializer.Converters.Add(new StringEnumConverter());
        return new ErrorCatalogue(serializer.Deserialize<Data>(reader)!);
    }

    private sealed class Data
    {
        [JsonProperty("lookUp", Required = Required.Always)]
        public string LookUp { get; set; } = null!;

        [JsonProperty("unlisted", Required = Required.Always)]
        public ErrorEntry Unlisted { get; set; } = null!;

        [JsonProperty("thirdParty", Required = Required.Always)]
        public ErrorEntry ThirdParty { get; set; } = null!;

        [JsonProperty("queueEdit", Required = Required.Always)]
        public ErrorEntry QueueEdit { get; set; } = null!;

        [JsonProperty("failures", Required = Required.Always)]
        public Dictionary<AriaFailure, ErrorEntry> Failures { get; set; } = null!;

        [JsonProperty("codes", Required = Required.Always)]
        public Dictionary<long, ErrorEntry> Codes { get; set; } = null!;

        [JsonProperty("operations", Required = Required.Always)]
        public Dictionary<string, Dictionary<long, ErrorEntry>> Operations { get; set; } = null!;
    }
}

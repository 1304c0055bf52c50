using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>What came over the wire before anything is checked.</summary>
/// <param name="RestCall">The operation named by the body, else by the query; null when neither names one.</param>
/// <param name="Fields">The body as one object; null when it could not be parsed.</param>
/// <param name="BadParameter">A form field written array[field][index], which Aria does not read.</param>
internal sealed record RawRequest(string? RestCall, JsonObject? Fields, string? BadParameter);

/// <summary>Reads JSON and form bodies. Source of the form rules: Aria's API guides on array parameters.</summary>
internal static class RequestReader
{
    public static async Task<RawRequest> Read(HttpRequest request)
    {
        var fromQuery = request.Query["rest_call"].FirstOrDefault();
        if (request.HasFormContentType)
            return ReadForm(await request.ReadFormAsync(request.HttpContext.RequestAborted), fromQuery);

        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return ReadJson(body, fromQuery);
    }

    internal static RawRequest ReadJson(string body, string? fromQuery)
    {
        JsonObject? fields;
        try
        {
            fields = JsonNode.Parse(body) as JsonObject;
            // Members are read lazily; a doubled member shows only when they are counted.
            _ = fields?.Count;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return new RawRequest(fromQuery, null, null);
        }

        if (fields == null)
            return new RawRequest(fromQuery, null, null);

        var named = fields["rest_call"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        if (named == null && fromQuery != null)
            fields["rest_call"] = fromQuery;

        return new RawRequest(named ?? fromQuery, fields, null);
    }

    private static RawRequest ReadForm(IFormCollection form, string? fromQuery)
    {
        var restCall = form["rest_call"].FirstOrDefault() ?? fromQuery;
        var operation = restCall == null ? null : Contract.Current.Find(restCall);
        var fields = new JsonObject();
        if (restCall != null)
            fields["rest_call"] = restCall;
        if (operation == null)
            return new RawRequest(restCall, fields, null);

        string? bad = null;
        foreach (var (key, values) in form)
        {
            if (!Place(fields, operation.Inputs, Split(key), values.ToString()))
                bad ??= key;
        }

        return new RawRequest(restCall, fields, bad);
    }

    private static List<string> Split(string key) =>
        [.. key.Split('[').Select(part => part.TrimEnd(']'))];

    /// <summary>Puts a form value where it belongs: name, field[index] of a top-level array, or array[index][field] at any depth.</summary>
    private static bool Place(JsonObject target, IReadOnlyList<Field> declared, List<string> path, string value)
    {
        var name = path[0];
        if (path.Count == 1)
        {
            target[name] = value;
            return true;
        }

        if (!int.TryParse(path[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > 9999)
            return false;

        var array = declared.FirstOrDefault(field => field.Type == FieldType.Rows && field.Name == name);
        if (path.Count > 2)
            return array != null && Place(RowAt(target, name, index), Contract.Current.Row(array), path[2..], value);

        var owner = declared.FirstOrDefault(field =>
            field.Type == FieldType.Rows && Contract.Current.Row(field).Any(child => child.Name == name));
        if (owner == null)
        {
            target[name] = value;
            return true;
        }

        RowAt(target, owner.Name, index)[name] = value;
        return true;
    }

    private static JsonObject RowAt(JsonObject target, string array, int index)
    {
        if (target[array] is not JsonArray rows)
            target[array] = rows = [];
        while (rows.Count <= index)
            rows.Add(new JsonObject());
        return (JsonObject)rows[index]!;
    }
}

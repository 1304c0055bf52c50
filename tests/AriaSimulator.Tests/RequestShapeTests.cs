using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>What every modelled operation takes and refuses, tried with the example call of each.</summary>
public sealed class RequestShapeTests
{
    [Test]
    public async Task Every_operation_takes_numbers_as_text_as_live_callers_send_them()
    {
        await using var aria = await SimulatorClient.Start();
        foreach (var (operation, fields) in WireTests.AllExamples)
            await aria.Succeed(operation, NumbersAsText(JsonSerializer.SerializeToNode(fields)!));
    }

    [Test]
    public async Task With_strict_types_every_operation_takes_exact_types_and_refuses_numbers_as_text()
    {
        await using var aria = await SimulatorClient.Start(strictTypes: true);
        var accepted = new List<string>();
        foreach (var (operation, fields) in WireTests.AllExamples)
        {
            var given = JsonSerializer.SerializeToNode(fields)!;
            var spoiled = NumbersAsText(given);
            if (!JsonNode.DeepEquals(given, spoiled) && (int)(await aria.Call(operation, spoiled))["error_code"]! != 1016)
                accepted.Add(operation);
            await aria.Succeed(operation, fields);
        }

        Assert.That(accepted, Is.Empty);
    }

    [Test]
    public async Task Every_operation_refuses_a_field_of_nobody_by_name()
    {
        await using var aria = await SimulatorClient.Start();
        foreach (var (operation, fields) in WireTests.AllExamples)
        {
            var given = JsonSerializer.SerializeToNode(fields)!;
            given["no_such_field"] = 1;
            Assert.That(await aria.Fail(1016, operation, given), Does.Contain("no_such_field"), operation);
        }
    }

    private static JsonNode NumbersAsText(JsonNode node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, field.Value == null ? null : (JsonNode?)NumbersAsText(field.Value)))),
        JsonArray rows => new JsonArray([.. rows.Select(row => NumbersAsText(row!))]),
        _ when node.GetValueKind() == JsonValueKind.Number => JsonValue.Create(node.ToJsonString()),
        _ => node.DeepClone(),
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>A code nobody knows survives in every member that has codes.</summary>
[TestFixture]
public class UnknownCodeTests
{
    private const long UnknownNumber = 4242;
    private const string UnknownText = "ZZ";

    private static readonly List<Type> Codes =
    [
        .. typeof(AriaClient).Assembly.GetExportedTypes().Where(type => type.IsValueType && type.GetProperty("Code") is { } code && type.GetConstructor([code.PropertyType]) is not null),
    ];

    private static bool IsNumber(Type code) => code.GetProperty("Code")!.PropertyType == typeof(long);

    private static object Unknown(Type code) => IsNumber(code) ? UnknownNumber : UnknownText;

    private static object? CodeOf(object? value) => value?.GetType().GetProperty("Code")!.GetValue(value);

    [Test]
    public void Every_member_with_codes_reads_keeps_and_writes_one_nobody_knows()
    {
        var met = new HashSet<Type>();
        foreach (var type in ConventionTests.ObjectsOf(typeof(AriaClient).Assembly))
            foreach (var (property, member) in ConventionTests.MembersOf(type))
            {
                if (Nullable.GetUnderlyingType(property.PropertyType) is not { } code || !Codes.Contains(code))
                    continue;
                met.Add(code);
                var where = $"{type.Name}.{property.Name}: see LongCode and TextCode in eng/ContractGenerator/ClassWriter.cs";
                var json = new JObject(new JProperty(member.Name, Unknown(code)));
                var read = SampleTests.ReadAs(type, json.ToString());
                Assert.That(CodeOf(property.GetValue(read)), Is.EqualTo(Unknown(code)), where);
                Assert.That(JToken.DeepEquals(SampleTests.Parse(read.ToJson())[member.Name], json[member.Name]), Is.True, where);
                if (!property.CanWrite)
                    continue;
                var given = (AriaObject)Activator.CreateInstance(type)!;
                property.SetValue(given, property.GetValue(read));
                Assert.That(JToken.DeepEquals(SampleTests.Parse(given.ToJson())[member.Name], json[member.Name]), Is.True, where);
            }
        Assert.That(met, Is.EquivalentTo(Codes), "a type of codes that no member has: name the member in codes of eng/ContractGenerator/overlay.json, or take the type out");
    }
}

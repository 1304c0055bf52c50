using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>What holds for every type of the library, however many operations it ships. Each failure says how to mend it.</summary>
[TestFixture]
public class ConventionTests
{
    private static readonly Assembly Library = typeof(AriaClient).Assembly;

    private static List<Type> Objects => ObjectsOf(Library);

    internal static List<Type> ObjectsOf(Assembly assembly) => [.. assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && typeof(AriaObject).IsAssignableFrom(type))];

    internal static List<(PropertyInfo Property, AriaMemberAttribute Member)> MembersOf(Type type) =>
        [.. type.GetProperties().Select(property => (property, property.GetCustomAttribute<AriaMemberAttribute>()!)).Where(pair => pair.Item2 is not null && pair.property.CanWrite && pair.property.GetSetMethod() is not null)];

    [Test]
    public void Every_property_of_a_request_response_or_row_has_one_wire_name_of_its_own()
    {
        var envelope = new[] { "Operation", "IsRead", "MayChangeAria", "UnknownMembers", "Warnings" };
        foreach (var type in Objects)
        {
            foreach (var property in type.GetProperties().Where(property => !envelope.Contains(property.Name)))
            {
                var member = property.GetCustomAttribute<AriaMemberAttribute>();
                Assert.That(member, Is.Not.Null, $"{type.Name}.{property.Name}: give it [AriaMember(\"its_wire_name\")]");
                var name = member!.Fallback ?? member.Name;
                var pascal = string.Concat(name.Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1)));
                Assert.That(property.Name, Is.EqualTo(pascal), $"{type.Name}.{property.Name}: a property is named like its member {name}, in Pascal case");
            }
            Assert.That(type.GetProperties().Select(property => property.GetCustomAttribute<AriaMemberAttribute>()?.Name).OfType<string>(), Is.Unique, $"{type.Name}: two properties share a wire name");
        }
    }

    [Test]
    public void No_binary_floating_point_number_appears_anywhere()
    {
        var floating = new[] { typeof(double), typeof(float), typeof(double?), typeof(float?) };
        foreach (var type in Library.GetExportedTypes().Where(type => type != typeof(RetryOptions)))
        {
            foreach (var property in type.GetProperties())
                Assert.That(floating, Does.Not.Contain(property.PropertyType), $"{type.Name}.{property.Name}: amounts, rates and units are decimal");
            foreach (var parameter in type.GetMethods().SelectMany(method => method.GetParameters().Concat([method.ReturnParameter])))
                Assert.That(floating, Does.Not.Contain(parameter.ParameterType), $"{type.Name}.{parameter.Member.Name}: amounts, rates and units are decimal");
        }
    }

    [Test]
    public void An_operation_implements_IDryRun_exactly_when_it_has_do_write_and_IReceipted_exactly_when_it_has_client_receipt_id()
    {
        var requests = Objects.Where(type => typeof(AriaRequest).IsAssignableFrom(type)).ToList();
        Assert.That(requests, Has.Count.GreaterThanOrEqualTo(13));
        foreach (var type in requests)
        {
            var names = MembersOf(type).Select(pair => pair.Member.Name).ToList();
            Assert.That(typeof(IDryRun).IsAssignableFrom(type), Is.EqualTo(names.Contains("do_write")), $"{type.Name}: see Request in eng/ContractGenerator/ClassWriter.cs");
            Assert.That(typeof(IReceipted).IsAssignableFrom(type), Is.EqualTo(names.Contains("client_receipt_id")), $"{type.Name}: see Request in eng/ContractGenerator/ClassWriter.cs");
        }
    }

    [Test]
    public void Every_member_is_written_under_its_wire_name_and_read_back_equal()
    {
        foreach (var type in Objects)
            RoundTrip(type);
    }

    [Test]
    public void Every_public_type_and_member_is_documented()
    {
        var file = Path.ChangeExtension(Library.Location, ".xml");
        Assert.That(File.Exists(file), Is.True, $"{file} is missing: keep GenerateDocumentationFile on");
        var documented = XDocument.Load(file).Descendants("member")
            .Where(member => member.Elements().Any(element => element.Name == "inheritdoc" || element.Value.Trim().Length > 3))
            .Select(member => member.Attribute("name")!.Value).ToList();
        var expected = Library.GetExportedTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(property => property.Name != "EqualityContract").Select(property => $"P:{type.FullName}.{property.Name}").Concat([$"T:{type.FullName}"]));
        // The positional properties of a record are documented by its param tags.
        var positional = new HashSet<string>(Library.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null)
            .SelectMany(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => $"P:{type.FullName}.{parameter.Name}")));
        Assert.That(expected.Where(name => !positional.Contains(name)).Except(documented), Is.Empty, "write what it means, its unit and its source; for generated members in eng/ContractGenerator/overlay.json");
    }

    [Test]
    public void Every_rule_names_its_source_and_stands_in_the_rule_book()
    {
        var rules = Library.GetTypes().Where(type => !type.IsAbstract && typeof(AriaRule).IsAssignableFrom(type)).ToList();
        Assert.That(RuleBook.All.Select(rule => rule.GetType()), Is.EquivalentTo(rules), "add the rule to RuleBook.All");
        Assert.That(RuleBook.All.Select(rule => rule.Source), Is.All.Not.Empty);
    }

    /// <summary>Fills every property with a value of its own, writes, looks at the JSON, reads and compares.</summary>
    internal static void RoundTrip(Type type)
    {
        var original = (AriaObject)Filled(type, depth: 0);
        var json = original.ToJson();
        var onTheWire = JObject.Parse(json);
        var members = MembersOf(type);
        foreach (var (property, member) in members)
            Assert.That(onTheWire.ContainsKey(member.Name), Is.True, $"{type.Name}.{property.Name} is not written as {member.Name}");
        var again = SampleTests.ReadAs(type, json);
        Assert.That(again.UnknownMembers, Is.Empty, $"{type.Name} does not read {string.Join(", ", again.UnknownMembers.Keys)}");
        foreach (var (property, _) in members.Where(pair => pair.Property.PropertyType != typeof(AriaSecret)))
            Assert.That(Comparable(property.GetValue(again)), Is.EqualTo(Comparable(property.GetValue(original))), $"{type.Name}.{property.Name}");
    }

    private static object? Comparable(object? value) => value is IEnumerable list and not string ? string.Join("|", list.Cast<object>().Select(Comparable)) : value is AriaObject row ? WithoutSecrets(row.ToJson()) : value;

    /// <summary>What is masked cannot be read back.</summary>
    internal static string WithoutSecrets(string json)
    {
        var root = JObject.Parse(json);
        foreach (var secret in root.Descendants().OfType<JProperty>().Where(p => p.Value.Type == JTokenType.String && (string?)p.Value == "***").ToList())
            secret.Remove();
        return root.ToString();
    }

    private static object Filled(Type type, int depth)
    {
        var value = Activator.CreateInstance(type)!;
        var number = 100 * depth;
        foreach (var (property, _) in MembersOf(type))
            property.SetValue(value, ValueFor(property.PropertyType, ++number, depth));
        return value;
    }

    private static object ValueFor(Type type, int number, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(long))
            return (long)number;
        if (type == typeof(decimal))
            return number + 0.25m;
        if (type == typeof(string))
            return "text " + number;
        if (type == typeof(bool))
            return number % 2 == 0;
        if (type == typeof(AriaDate))
            return new AriaDate(2021, 1, 1).AddDays(number);
        if (type == typeof(AriaSecret))
            return new AriaSecret("secret" + number);
        if (typeof(IList).IsAssignableFrom(type))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            var element = type.GetGenericArguments()[0];
            if (!typeof(AriaObject).IsAssignableFrom(element) || depth < 3)
                list.Add(typeof(AriaObject).IsAssignableFrom(element) ? Filled(element, depth + 1) : ValueFor(element, number, depth));
            return list;
        }
        var code = type.GetConstructors().Single(constructor => constructor.GetParameters().Length == 1).GetParameters()[0].ParameterType;
        return Activator.CreateInstance(type, ValueFor(code, number, depth))!;
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
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

    internal static List<(PropertyInfo Property, AriaMember Member)> MembersOf(Type type) =>
        [.. SchemaOf(type).Members.Select(member => (type.GetProperty(PropertyName(member)) ?? throw new AssertionException($"{type.Name}: {member.Name} needs a property {PropertyName(member)}"), member))];

    private static AriaSchema SchemaOf(Type type) => ((AriaObject)Activator.CreateInstance(type)!).Schema;

    /// <summary>The member's name, or its older one, in Pascal case.</summary>
    private static string PropertyName(AriaMember member) =>
        string.Concat((member.OlderName ?? member.Name).Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1)));

    [Test]
    public void Every_member_is_one_property_named_like_it_and_every_property_is_a_member()
    {
        foreach (var type in Objects)
        {
            var envelope = typeof(AriaRequest).IsAssignableFrom(type) ? typeof(AriaRequest) : typeof(AriaResponse).IsAssignableFrom(type) ? typeof(AriaResponse) : typeof(AriaRow);
            var properties = type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !property.DeclaringType!.IsAssignableFrom(envelope)).Select(property => property.Name).ToList();
            Assert.That(properties, Is.EquivalentTo(MembersOf(type).Select(pair => pair.Property.Name)), $"{type.Name}: a property is named like its member, in Pascal case; run the generator");
        }
    }

    [Test]
    public void What_a_request_holds_can_be_set_and_what_only_answers_hold_cannot()
    {
        var inputs = new HashSet<Type>();
        foreach (var request in Objects.Where(type => typeof(AriaRequest).IsAssignableFrom(type)))
            Add(request);
        foreach (var type in Objects)
            foreach (var (property, _) in MembersOf(type))
                Assert.That(property.CanWrite, Is.EqualTo(inputs.Contains(type)), $"{type.Name}.{property.Name}: see Row and Response in eng/ContractGenerator/ClassWriter.cs");

        void Add(Type type)
        {
            if (inputs.Add(type))
                foreach (var (property, _) in MembersOf(type).Where(pair => pair.Member.Rows is not null))
                    Add(property.PropertyType.GetGenericArguments()[0]);
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
        Assert.That(requests, Has.Count.GreaterThanOrEqualTo(13), "the main job needs these operations: name them in eng/ContractGenerator/operations.txt and run the generator");
        foreach (var type in requests)
        {
            var names = MembersOf(type).Select(pair => pair.Member.Name).ToList();
            Assert.That(typeof(IDryRun).IsAssignableFrom(type), Is.EqualTo(names.Contains("do_write")), $"{type.Name}: see Request in eng/ContractGenerator/ClassWriter.cs");
            Assert.That(typeof(IReceipted).IsAssignableFrom(type), Is.EqualTo(names.Contains("client_receipt_id")), $"{type.Name}: see Request in eng/ContractGenerator/ClassWriter.cs");
        }
    }

    [Test]
    public void Everything_secret_is_so_by_its_type()
    {
        string[] secrets = ["password", "secret_question_answer", "pin", "cc_number", "cc_num", "cvv", "track_data1", "track_data2", "bank_acct_no", "bank_acct_num", "bank_routing_num", "bank_routing_no", "iban",
            "bank_id_cd", "bank_branch_cd", "bank_check_digit", "bank_swift_cd", "mandate_id", "bill_agreement_id", "cc_expire_mm", "cc_expire_yyyy"];
        var found = new HashSet<string>();
        foreach (var type in Objects)
            foreach (var (property, member) in MembersOf(type).Where(pair => KnownOperations.IsSecret(pair.Member.Name)))
            {
                Assert.That(property.PropertyType, Is.EqualTo(typeof(AriaSecret)), $"{type.Name}.{property.Name}: see secrets in eng/ContractGenerator/overlay.json");
                found.Add(member.Name);
            }
        Assert.That(found, Is.SupersetOf(secrets), "a member that holds a secret is shown: name it in secrets in eng/ContractGenerator/overlay.json and run the generator");
        Assert.That(new[] { "auth_key", "token", "paypal_token" }.Where(name => !KnownOperations.IsSecret(name)), Is.Empty, "members of untyped calls are secret by name: see secrets in eng/ContractGenerator/overlay.json");
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
            .Where(property => property.Name != "EqualityContract").Select(property => $"P:{type.FullName}.{property.Name}" + (property.GetIndexParameters().FirstOrDefault() is { } index ? $"({index.ParameterType.FullName})" : "")).Concat([$"T:{type.FullName}"]));
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
        Assert.That(RuleBook.All.Select(rule => rule.Source), Is.All.Not.Empty, "override Source with the document the rule is from");
    }

    /// <summary>Reads JSON with every member, compares each property, writes, and sets on a new object what can be set.</summary>
    internal static void RoundTrip(Type type)
    {
        var members = MembersOf(type);
        var onTheWire = Filled(type, depth: 0);
        var read = SampleTests.ReadAs(type, onTheWire.ToString());
        Assert.That(read.UnknownMembers, Is.Empty, $"{type.Name} does not read {string.Join(", ", read.UnknownMembers.Keys)} into a property: see Value in AriaReader, or run dotnet run --project eng/ContractGenerator");
        foreach (var (property, member) in members)
        {
            var value = property.GetValue(read);
            if (onTheWire[member.Name] is not { } expected)
                continue;
            Assert.That(AsWritten(value), Is.EqualTo(member.Kind == AriaMemberKind.Secret ? "***" : AsWritten(expected)), $"{type.Name}.{property.Name} does not give back the {member.Name} that was read: its slot or its kind differs from schemas.txt; run dotnet run --project eng/ContractGenerator, else see Value in AriaReader");
        }
        Assert.That(WithoutSecrets(Members(read.ToJson(), members)), Is.EqualTo(WithoutSecrets(onTheWire)), $"{type.Name} is not written as it was read: see Member in AriaWriter");

        var copy = (AriaObject)Activator.CreateInstance(type)!;
        foreach (var (property, _) in members.Where(pair => pair.Property.CanWrite))
        {
            property.SetValue(copy, property.GetValue(read));
            Assert.That(AsWritten(property.GetValue(copy)), Is.EqualTo(AsWritten(property.GetValue(read))), $"{type.Name}.{property.Name} does not keep what it is given: its getter and setter name different slots, or see Put in AriaObject; run dotnet run --project eng/ContractGenerator");
        }
    }

    private static JObject Members(string json, List<(PropertyInfo, AriaMember Member)> members)
    {
        var all = SampleTests.Parse(json);
        foreach (var name in all.Properties().Select(property => property.Name).Except(members.Select(pair => pair.Member.Name)).ToList())
            all.Remove(name);
        return all;
    }

    private static string AsWritten(object? value) => value switch
    {
        null => "",
        JArray array => string.Join("|", array.Select(AsWritten)),
        JObject { Count: 1 } row when row.Properties().Single().Value is JValue only => AsWritten(only),
        JObject row => WithoutSecrets(row),
        JValue { Value: { } plain } => AsWritten(plain),
        AriaObject { Schema: { Count: 1 } } row => AsWritten(SampleTests.Parse(row.ToJson())),
        AriaObject row => WithoutSecrets(SampleTests.Parse(row.ToJson())),
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable list => string.Join("|", list.Cast<object>().Select(AsWritten)),
        _ when value.GetType().GetProperty("Code") is { } code => AsWritten(code.GetValue(value)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>What is masked cannot be compared.</summary>
    private static string WithoutSecrets(JObject root)
    {
        foreach (var secret in root.Descendants().OfType<JProperty>().Where(p => p.Value.Type == JTokenType.String && ((string?)p.Value == "***" || ((string)p.Value!).StartsWith("secret", StringComparison.Ordinal))).ToList())
            secret.Remove();
        return root.ToString();
    }

    /// <summary>An object of that type as JSON, with a value of its own for every member.</summary>
    private static JObject Filled(Type type, int depth)
    {
        var json = new JObject();
        var number = 100 * depth;
        foreach (var (property, member) in MembersOf(type))
            if (ValueFor(member, property.PropertyType, ++number, depth) is { } value)
                json[member.Name] = value;
        return json;
    }

    private static JToken? ValueFor(AriaMember member, Type type, int number, int depth) => member.Kind switch
    {
        AriaMemberKind.Long => number,
        AriaMemberKind.Decimal => number + 0.25m,
        AriaMemberKind.Text when type == typeof(decimal?) => (number + 0.25m).ToString(CultureInfo.InvariantCulture),
        AriaMemberKind.Text => "text " + number,
        AriaMemberKind.Flag => number % 2 == 0 ? "true" : "false",
        AriaMemberKind.Date => new AriaDate(2021, 1, 1).AddDays(number).ToString(),
        AriaMemberKind.Secret => "secret" + number,
        AriaMemberKind.LongList => new JArray(new JObject(new JProperty(member.Key!, number))),
        AriaMemberKind.DecimalList => new JArray(new JObject(new JProperty(member.Key!, number + 0.25m))),
        AriaMemberKind.TextList => new JArray(new JObject(new JProperty(member.Key!, "text " + number))),
        _ => depth < 3 ? new JArray(Filled(type.GetGenericArguments()[0], depth + 1)) : null,
    };
}

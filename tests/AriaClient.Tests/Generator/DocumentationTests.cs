using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrmAriaConnector.ContractGenerator;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>What the summaries of generated properties are made from.</summary>
[TestFixture]
public class DocumentationTests
{
    private static readonly Repository Repository = Repository.Find();
    private static readonly Overlay Overlay = Repository.ReadOverlay();
    private static readonly IReadOnlyList<Field> Fields = ShippedFields();

    [TestCase("client_master_plan_instance_id", "The tenant's own id of the master plan instance.")]
    [TestCase("bill_city", "Billing contact of the payment method: city.")]
    [TestCase("city", "City.")]
    [TestCase("is_recurring_ind", "Recurring: 1 yes, 0 no.")]
    [TestCase("billing_group_no", "Aria's number of the billing group.")]
    [TestCase("seq_no", null)]
    [TestCase("plan_name", null)]
    public void Names_built_alike_are_described_alike(string name, string? sentence) => Assert.That(Overlay.Describe("get_acct_plans_all_m", name), Is.EqualTo(sentence));

    [Test]
    public void Every_family_and_every_part_of_a_contact_serves_a_shipped_field()
    {
        var names = Fields.Select(field => field.Name).ToList();
        var contacts = Overlay.ContactDocs;
        Assert.Multiple(() =>
        {
            Assert.That(Overlay.FieldFamilies.Where(family => !names.Exists(name => family.Describe(name) is not null)).Select(family => family.Match), Is.Empty, "overlay.json, fieldFamilies: take the family out");
            Assert.That(contacts.Parts.Keys.Where(part => !contacts.Whose.Keys.Any(whose => names.Contains(whose + part))), Is.Empty, "overlay.json, contactDocs: take the part out");
            Assert.That(contacts.Whose.Keys.Where(whose => !contacts.Parts.Keys.Any(part => names.Contains(whose + part))), Is.Empty, "overlay.json, contactDocs: take the beginning out");
        });
    }

    /// <summary>A new decimal is told to be money, or is seen here to be none.</summary>
    [Test]
    public void Every_decimal_is_money_or_a_quantity()
    {
        var quantity = new Regex("units|_unit$|units_change$|qty$|level$|percent|factor$|tax_rate$|match_score$|template|proc_card_available_balance");
        Assert.That(Fields.Where(field => field.Type is FieldType.Decimal && !Overlay.Money.Contains(field.Name) && !quantity.IsMatch(field.Name)).Select(field => field.Name).Distinct(), Is.Empty,
            "overlay.json, money: add the name if it is an amount, or say here what it counts");
    }

    private static List<Field> ShippedFields()
    {
        var contract = Repository.ReadContract();
        var operations = Repository.ReadOperations().Select(name => Overlay.Correct(contract.Operations[name])).ToList();
        return [.. operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs)), .. contract.ShapesOf(operations).SelectMany(shape => shape.Fields)];
    }
}

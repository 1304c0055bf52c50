using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using CrmAriaConnector.Aria.Rows;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>Coded fields: known codes have names, unknown ones travel all the same, and what is inferred says so.</summary>
[TestFixture]
public class CodeTests
{
    private static readonly Assembly Library = typeof(AriaClient).Assembly;

    /// <summary>The values that are made of a code and nothing else.</summary>
    private static List<Type> CodeTypes =>
        [.. Library.GetExportedTypes().Where(type => type.IsValueType && type.GetConstructors().Any(made => made.GetParameters().Length == 1 && made.GetParameters()[0].Name == "Code"))];

    private static IEnumerable<TestCaseData> Known()
    {
        // From the vendor's pages, by hand.
        yield return new(PlanStatus.Terminated, -3L, "-3 (Terminated)");
        yield return new(PlanStatus.PendingCancellation, 2L, "2 (PendingCancellation)");
        yield return new(PlanStatus.ActiveNonBillable, 61L, "61 (ActiveNonBillable)");
        yield return new(AccountStatus.Registered, 32L, "32 (Registered)");
        yield return new(AccountStatus.Archived, -99L, "-99 (Archived)");
        yield return new(DunningState.InProgress, 1L, "1 (InProgress)");
        yield return new(PaymentMethodType.TokenizedCard, 13L, "13 (TokenizedCard)");
        yield return new(PaymentMethodType.External, -1L, "-1 (External)");
        yield return new(TransactionType.CreditMemoLine, 24L, "24 (CreditMemoLine)");
        yield return new(InvoiceLineType.Surcharge, 9L, "9 (Surcharge)");
        yield return new(ItemType.Resource, 2L, "2 (Resource)");
        yield return new(NotifyMethod.PdfMail, 10L, "10 (PdfMail)");
        yield return new(InvoiceType.Rebill, "R", "R (Rebill)");
        yield return new(BankAccountType.Checking, "checking", "checking (Checking)");
        yield return new(AssignmentDirective.OnDateFullProration, 9L, "9 (OnDateFullProration)");
    }

    [TestCaseSource(nameof(Known))]
    public void A_known_code_has_a_name(object value, object code, string text)
    {
        Assert.That(value.GetType().GetProperty("Code")!.GetValue(value), Is.EqualTo(code));
        Assert.That(value.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void An_unknown_code_is_held_and_shown_as_it_is()
    {
        Assert.That(CodeTypes, Has.Count.GreaterThan(40));
        foreach (var type in CodeTypes)
        {
            object code = type.GetProperty("Code")!.PropertyType == typeof(long) ? 987654L : "unheard of";
            var value = Activator.CreateInstance(type, code)!;
            Assert.That(type.GetProperty("Code")!.GetValue(value), Is.EqualTo(code), type.Name);
            Assert.That(value.ToString(), Is.EqualTo(code.ToString()), type.Name);
            Assert.That(Activator.CreateInstance(type)!.ToString(), Is.Not.Null, $"{type.Name}: the default value");
        }
    }

    [Test]
    public void An_unknown_code_survives_from_the_answer_to_the_next_request()
    {
        var answer = (GetAcctPlansAllResponse)SampleTests.ReadAs(typeof(GetAcctPlansAllResponse), """{ "error_code": 0, "all_acct_plans_m": [ { "plan_instance_status_cd": 777, "dunning_state": "-5" } ] }""");
        var plan = answer.AllAcctPlansM.Single();
        var request = new UpdateAcctPlanRequest { PlanStatus = plan.PlanInstanceStatusCd, DunningState = plan.DunningState };
        var json = JObject.Parse(request.ToJson());
        Assert.That(((long)json["plan_status"]!, (long)json["dunning_state"]!), Is.EqualTo((777L, -5L)));
    }

    [Test]
    public void A_field_of_one_name_and_two_meanings_has_two_types()
    {
        Assert.That(TypeOf<UpdateAcctStatusRequest>("StatusCd"), Is.EqualTo(typeof(AccountStatus?)));
        Assert.That(TypeOf<UpdateAcctPlanStatusRequest>("StatusCd"), Is.EqualTo(typeof(PlanStatus?)));
        Assert.That(TypeOf<GetAcctPlanUnitInstanceAllRequest>("StatusCd"), Is.EqualTo(typeof(long?)), "no document says which codes a unit has");
        Assert.That(TypeOf<UpdateAcctBillingGroupRequest>("BillingGroupDirective"), Is.EqualTo(typeof(BillingGroupChange?)));
        Assert.That(TypeOf<AcctBillingGroup>("BillingGroupDirective"), Is.EqualTo(typeof(BillingGroupDirective?)));

        static Type TypeOf<T>(string property) => typeof(T).GetProperty(property)!.PropertyType;
    }

    [TestCase("AssignmentDirective.NowCreditOnly")]
    [TestCase("PlanDirective.Replace")]
    [TestCase("CombineInvoices.TenantSetting")]
    [TestCase("BillDateReset")]
    public void What_is_inferred_says_so(string member)
    {
        var name = (member.IndexOf('.') > 0 ? "P:" : "T:") + "CrmAriaConnector.Aria." + member;
        var summary = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member").Single(element => element.Attribute("name")!.Value == name).Element("summary")!.Value;
        Assert.That(summary, Does.Contain("nferred"));
    }
}

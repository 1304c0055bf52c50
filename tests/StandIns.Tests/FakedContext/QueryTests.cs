using System;
using System.Collections.Generic;
using System.Linq;
using FakeXrmEasy;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.StandIns.Tests.FakedContext;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class QueryTests
{
    private static readonly Guid Contoso = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Fabrikam = new("22222222-2222-2222-2222-222222222222");

    private readonly XrmFakedContext context = new();

    [SetUp]
    public void ThreePlansOfTwoAccounts() => context.Initialize(new[]
    {
        new Entity("account", Contoso) { ["name"] = "Contoso" },
        new Entity("account", Fabrikam) { ["name"] = "Fabrikam" },
        Plan("base", Contoso, 1m, 1, new DateTime(2019, 2, 15, 0, 0, 0, DateTimeKind.Utc)),
        Plan("extra line", Contoso, 3m, 2, new DateTime(2019, 3, 15, 0, 0, 0, DateTimeKind.Utc)),
        Plan("orphan", null, null, 2, null),
    });

    private static IEnumerable<TestCaseData> Conditions()
    {
        static TestCaseData Case(ConditionExpression condition, params string[] found) =>
            new TestCaseData(condition, found).SetArgDisplayNames(condition.AttributeName + " " + condition.Operator);

        yield return Case(new("name", ConditionOperator.Equal, "BASE"), "base");
        yield return Case(new("name", ConditionOperator.NotEqual, "base"), "extra line", "orphan");
        yield return Case(new("accountid", ConditionOperator.Null), "orphan");
        yield return Case(new("accountid", ConditionOperator.NotNull), "base", "extra line");
        yield return Case(new("accountid", ConditionOperator.Equal, Contoso), "base", "extra line");
        yield return Case(new("accountid", ConditionOperator.NotEqual, Contoso), "orphan");
        yield return Case(new("name", ConditionOperator.In, "base", "orphan"), "base", "orphan");
        yield return Case(new("name", ConditionOperator.In, new[] { "base", "orphan" }), "base", "orphan");
        yield return Case(new("name", ConditionOperator.NotIn, "base"), "extra line", "orphan");
        yield return Case(new("name", ConditionOperator.Like, "%LINE"), "extra line");
        yield return Case(new("name", ConditionOperator.NotLike, "%a%"));
        yield return Case(new("name", ConditionOperator.BeginsWith, "or"), "orphan");
        yield return Case(new("units", ConditionOperator.GreaterThan, 1), "extra line");
        yield return Case(new("units", ConditionOperator.GreaterEqual, 1m), "base", "extra line");
        yield return Case(new("units", ConditionOperator.LessThan, 3), "base");
        yield return Case(new("units", ConditionOperator.LessEqual, 3), "base", "extra line");
        yield return Case(new("kind", ConditionOperator.Equal, 2), "extra line", "orphan");
        yield return Case(new("nextbilldate", ConditionOperator.On, new DateTime(2019, 3, 15)), "extra line");
        yield return Case(new("nextbilldate", ConditionOperator.LessThan, new DateTime(2019, 3, 1)), "base");
    }

    [TestCaseSource(nameof(Conditions))]
    public void A_condition_finds_the_rows_the_platform_would_find(ConditionExpression condition, string[] found)
    {
        var query = Plans();
        query.Criteria.AddCondition(condition);

        Assert.That(Names(query), Is.EquivalentTo(found));
    }

    [Test]
    public void Filters_nest_with_and_and_or()
    {
        var query = Plans();
        query.Criteria.AddCondition("kind", ConditionOperator.Equal, 2);
        var either = query.Criteria.AddFilter(LogicalOperator.Or);
        either.AddCondition("units", ConditionOperator.Equal, 3);
        either.AddCondition("units", ConditionOperator.Equal, 1);

        Assert.That(Names(query), Is.EqualTo(new[] { "extra line" }));
    }

    [Test]
    public void An_inner_link_keeps_the_rows_it_finds_and_gives_aliased_values()
    {
        var query = Plans();
        var link = query.AddLink("account", "accountid", "accountid");
        link.EntityAlias = "owner";
        link.Columns = new ColumnSet("name");
        link.LinkCriteria.AddCondition("name", ConditionOperator.Equal, "Contoso");

        var rows = context.GetOrganizationService().RetrieveMultiple(query).Entities;

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(2));
            Assert.That(rows.Select(row => row.GetAttributeValue<AliasedValue>("owner.name").Value), Is.All.EqualTo("Contoso"));
            Assert.That(rows[0].GetAttributeValue<AliasedValue>("owner.name").EntityLogicalName, Is.EqualTo("account"));
        });
    }

    [Test]
    public void A_left_link_keeps_the_rows_without_a_partner_and_a_condition_may_name_the_link()
    {
        var query = Plans();
        query.AddLink("account", "accountid", "accountid", JoinOperator.LeftOuter).EntityAlias = "owner";
        query.Criteria.AddCondition("owner", "name", ConditionOperator.Null);

        Assert.That(Names(query), Is.EqualTo(new[] { "orphan" }));
    }

    [Test]
    public void Orders_apply_one_after_the_other_and_top_counts_after_them()
    {
        var query = Plans();
        query.AddOrder("kind", OrderType.Descending);
        query.AddOrder("name", OrderType.Ascending);
        query.TopCount = 2;

        Assert.That(Names(query), Is.EqualTo(new[] { "extra line", "orphan" }));
    }

    [Test]
    public void A_page_tells_whether_more_follows()
    {
        var query = Plans();
        query.AddOrder("name", OrderType.Ascending);
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 2, ReturnTotalRecordCount = true };
        var first = context.GetOrganizationService().RetrieveMultiple(query);
        query.PageInfo.PageNumber = 2;
        var second = context.GetOrganizationService().RetrieveMultiple(query);

        Assert.Multiple(() =>
        {
            Assert.That(first.Entities.Select(row => row["name"]), Is.EqualTo(new[] { "base", "extra line" }));
            Assert.That(first.MoreRecords, Is.True);
            Assert.That(first.TotalRecordCount, Is.EqualTo(3));
            Assert.That(second.Entities.Select(row => row["name"]), Is.EqualTo(new[] { "orphan" }));
            Assert.That(second.MoreRecords, Is.False);
        });
    }

    [Test]
    public void A_query_by_attribute_compares_every_attribute()
    {
        var query = new QueryByAttribute("aria_planinstance") { ColumnSet = new ColumnSet("name") };
        query.AddAttributeValue("kind", 2);
        query.AddAttributeValue("accountid", Contoso);

        Assert.That(Names(query), Is.EqualTo(new[] { "extra line" }));
    }

    [Test]
    public void A_table_without_rows_gives_no_rows()
    {
        Assert.That(context.GetOrganizationService().RetrieveMultiple(new QueryExpression("contact")).Entities, Is.Empty);
    }

    [Test]
    public void What_the_store_cannot_do_is_refused_by_name()
    {
        var query = Plans();
        query.Criteria.AddCondition("name", ConditionOperator.EqualUserId);

        Assert.Multiple(() =>
        {
            Assert.That(() => Names(query), Throws.TypeOf<NotSupportedException>().With.Message.Contains("EqualUserId"));
            Assert.That(() => Names(new FetchExpression("<fetch/>")), Throws.TypeOf<NotSupportedException>().With.Message.Contains("FetchExpression"));
        });
    }

    private static Entity Plan(string name, Guid? account, decimal? units, int kind, DateTime? nextBillDate) => new("aria_planinstance", Guid.NewGuid())
    {
        ["name"] = name,
        ["accountid"] = account is { } id ? new EntityReference("account", id) : null,
        ["units"] = units,
        ["kind"] = new OptionSetValue(kind),
        ["nextbilldate"] = nextBillDate,
    };

    private static QueryExpression Plans() => new("aria_planinstance") { ColumnSet = new ColumnSet("name") };

    private List<object> Names(QueryBase query) => context.GetOrganizationService().RetrieveMultiple(query).Entities.Select(row => row["name"]).ToList();
}

using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Tests.Support;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static CrmAriaConnector.LocalDataverse.Tests.Support.TestOrganization;

namespace CrmAriaConnector.LocalDataverse.Tests;

/// <summary>QueryExpression, QueryByAttribute and FetchXML answer as the platform's do.</summary>
[TestFixture]
internal sealed class QueryTests
{
    private TestOrganization _platform = null!;
    private Guid _paws;
    private Guid _claws;

    [SetUp]
    public void Fill()
    {
        _platform = new TestOrganization();
        _paws = _platform.NewClinic("Paws");
        _claws = _platform.NewClinic("Claws");
        Patient("Äffchen", 2, _paws, 10, new DateTime(2026, 5, 4, 9, 0, 0));
        Patient("bello", 4, _paws, 10, new DateTime(2026, 5, 3, 23, 59, 59));
        Patient("Cleo", 4, _claws, 20, new DateTime(2026, 4, 20));
        Patient("Dodo", 2, null, null, null);
    }

    [TearDown]
    public void Close() => _platform.Dispose();

    [TestCase("vet_name", ConditionOperator.Equal, "BELLO", "bello")]
    [TestCase("vet_name", ConditionOperator.Equal, "affchen", "Äffchen")]
    [TestCase("vet_name", ConditionOperator.Like, "%e%o", "bello Cleo")]
    [TestCase("vet_name", ConditionOperator.Like, "_odo", "Dodo")]
    [TestCase("vet_name", ConditionOperator.Like, "[a-c]%", "Äffchen bello Cleo")]
    [TestCase("vet_name", ConditionOperator.NotLike, "%e%", "Dodo")]
    [TestCase("vet_name", ConditionOperator.BeginsWith, "b", "bello")]
    [TestCase("vet_name", ConditionOperator.EndsWith, "O", "bello Cleo Dodo")]
    [TestCase("vet_name", ConditionOperator.Contains, "l", "bello Cleo")]
    [TestCase("vet_legs", ConditionOperator.GreaterThan, 2, "bello Cleo")]
    [TestCase("vet_legs", ConditionOperator.LessEqual, 2, "Äffchen Dodo")]
    [TestCase("vet_kind", ConditionOperator.Equal, 10, "Äffchen bello")]
    [TestCase("vet_kind", ConditionOperator.NotEqual, 10, "Cleo Dodo")]
    [TestCase("vet_kind", ConditionOperator.Null, null, "Dodo")]
    [TestCase("vet_kind", ConditionOperator.NotNull, null, "Äffchen bello Cleo")]
    [TestCase("vet_seenon", ConditionOperator.Today, null, "Äffchen")]
    [TestCase("vet_seenon", ConditionOperator.Yesterday, null, "bello")]
    [TestCase("vet_seenon", ConditionOperator.ThisMonth, null, "Äffchen bello")]
    [TestCase("vet_seenon", ConditionOperator.LastXDays, 1, "Äffchen bello")]
    [TestCase("vet_seenon", ConditionOperator.OlderThanXDays, 3, "Cleo")]
    [TestCase("vet_seenon", ConditionOperator.On, "2026-05-03", "bello")]
    [TestCase("vet_seenon", ConditionOperator.OnOrAfter, "2026-05-03", "Äffchen bello")]
    public void A_condition_finds_its_rows(string column, ConditionOperator operation, object? value, string expected)
    {
        var query = Query();
        query.Criteria.AddCondition(value is null ? new ConditionExpression(column, operation) : new ConditionExpression(column, operation, value));
        Assert.That(string.Join(' ', _platform.Names(query)), Is.EqualTo(expected));
    }

    [Test]
    public void Lists_ranges_and_nested_filters()
    {
        var query = Query();
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("vet_kind", ConditionOperator.In, 20, 30);
        var both = query.Criteria.AddFilter(LogicalOperator.And);
        both.AddCondition("vet_legs", ConditionOperator.Between, 1, 3);
        both.AddCondition("vet_clinicid", ConditionOperator.Equal, _paws);
        Assert.That(_platform.Names(query), Is.EqualTo(new[] { "Äffchen", "Cleo" }));
    }

    [Test]
    public void By_attribute_and_by_user()
    {
        var by = new QueryByAttribute(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name") };
        by.AddAttributeValue("vet_legs", 4);
        by.AddOrder("vet_name", OrderType.Descending);
        Assert.That(_platform.System.RetrieveMultiple(by).Entities.Select(row => row["vet_name"]), Is.EqualTo(new[] { "Cleo", "bello" }));

        var mine = Query();
        mine.Criteria.AddCondition("ownerid", ConditionOperator.EqualUserId);
        Assert.That(_platform.Names(mine), Has.Length.EqualTo(4));
    }

    [Test]
    public void Inner_and_outer_joins_bring_the_other_tables_columns_under_an_alias()
    {
        var inner = Query();
        var link = inner.AddLink(Clinic.Table, "vet_clinicid", Clinic.Table + "id");
        link.EntityAlias = "c";
        link.Columns = new ColumnSet("vet_name");
        link.LinkCriteria.AddCondition("vet_name", ConditionOperator.Equal, "paws");
        var outer = Query();
        var outerLink = outer.AddLink(Clinic.Table, "vet_clinicid", Clinic.Table + "id", JoinOperator.LeftOuter);
        outerLink.EntityAlias = "c";
        outerLink.Columns = new ColumnSet("vet_name");
        outer.Criteria.AddCondition("c", "vet_name", ConditionOperator.Null);

        var row = _platform.System.RetrieveMultiple(inner).Entities[0];
        Assert.Multiple(() =>
        {
            Assert.That(_platform.Names(inner), Is.EqualTo(new[] { "Äffchen", "bello" }));
            Assert.That(((AliasedValue)row["c.vet_name"]).Value, Is.EqualTo("Paws"));
            Assert.That(((AliasedValue)row["c.vet_name"]).EntityLogicalName, Is.EqualTo(Clinic.Table));
            Assert.That(_platform.Names(outer), Is.EqualTo(new[] { "Dodo" }));
        });
    }

    [Test]
    public void A_join_from_the_one_to_the_many_repeats_the_one_unless_distinct()
    {
        var query = new QueryExpression(Clinic.Table) { ColumnSet = new ColumnSet("vet_name"), Orders = { new OrderExpression("vet_name", OrderType.Ascending) } };
        query.AddLink(Clinic.Patient, Clinic.Table + "id", "vet_clinicid");
        Assert.That(_platform.Names(query), Is.EqualTo(new[] { "Claws", "Paws", "Paws" }));
        query.Distinct = true;
        Assert.That(_platform.Names(query), Is.EqualTo(new[] { "Claws", "Paws" }));
    }

    [Test]
    public void Lookups_sort_by_name_and_choices_by_label()
    {
        var byClinic = new QueryExpression(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name"), Orders = { new OrderExpression("vet_clinicid", OrderType.Descending), new OrderExpression("vet_name", OrderType.Descending) } };
        var byKind = new QueryExpression(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name"), Orders = { new OrderExpression("vet_kind", OrderType.Ascending), new OrderExpression("vet_name", OrderType.Ascending) } };
        Assert.That(_platform.Names(byClinic), Is.EqualTo(new[] { "bello", "Äffchen", "Cleo", "Dodo" }));
        Assert.That(_platform.Names(byKind), Is.EqualTo(new[] { "Dodo", "Cleo", "Äffchen", "bello" }), "Cat before Dog, empty first");
    }

    [Test]
    public void Pages_neither_repeat_nor_miss_a_row_and_say_whether_more_follow()
    {
        var query = new QueryExpression(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name"), PageInfo = new PagingInfo { Count = 3, PageNumber = 1, ReturnTotalRecordCount = true } };
        var first = _platform.System.RetrieveMultiple(query);
        query.PageInfo.PageNumber = 2;
        query.PageInfo.PagingCookie = first.PagingCookie;
        var second = _platform.System.RetrieveMultiple(query);
        Assert.Multiple(() =>
        {
            Assert.That((first.Entities.Count, first.MoreRecords, first.TotalRecordCount), Is.EqualTo((3, true, 4)));
            Assert.That((second.Entities.Count, second.MoreRecords), Is.EqualTo((1, false)));
            Assert.That(first.Entities.Concat(second.Entities).Select(row => row.Id).Distinct().Count(), Is.EqualTo(4));
        });
    }

    [Test]
    public void Text_is_found_through_an_index_as_it_is_compared()
    {
        foreach (var code in new[] { "b-2", "A-1", "ä-0", "a-3", "Z", "é" })
            _platform.System.Create(new Entity(Clinic.Table) { ["vet_code"] = code + "x" });
        string[] Found(string code)
        {
            var query = new QueryExpression(Clinic.Table) { ColumnSet = new ColumnSet("vet_code") };
            query.Criteria.AddCondition("vet_code", ConditionOperator.Equal, code);
            return _platform.System.RetrieveMultiple(query).Entities.Select(row => (string)row["vet_code"]).ToArray();
        }
        Assert.Multiple(() =>
        {
            Assert.That(Found("B-2X "), Is.EqualTo(new[] { "b-2x" }));
            Assert.That(Found("A-0X"), Is.EqualTo(new[] { "ä-0x" }));
            Assert.That(Found("Ã-3x"), Is.EqualTo(new[] { "a-3x" }));
            Assert.That(Found("ex"), Is.EqualTo(new[] { "éx" }));
        });
    }

    [Test]
    public void FetchXML_with_filters_links_order_and_top()
    {
        var fetch = $"""
            <fetch top="2">
              <entity name="{Clinic.Patient}">
                <attribute name="vet_name" />
                <order attribute="vet_name" descending="true" />
                <filter type="and">
                  <condition attribute="vet_legs" operator="ge" value="2" />
                  <filter type="or">
                    <condition attribute="vet_kind" operator="in"><value>10</value><value>20</value></condition>
                    <condition attribute="vet_seenon" operator="today" />
                  </filter>
                </filter>
                <link-entity name="{Clinic.Table}" from="{Clinic.Table}id" to="vet_clinicid" alias="c" link-type="inner">
                  <attribute name="vet_name" />
                  <filter><condition attribute="vet_name" operator="like" value="%aws" /></filter>
                </link-entity>
              </entity>
            </fetch>
            """;
        var rows = _platform.System.RetrieveMultiple(new FetchExpression(fetch)).Entities;
        Assert.That(rows.Select(row => (row["vet_name"], ((AliasedValue)row["c.vet_name"]).Value)), Is.EqualTo(new[] { ((object)"Cleo", (object)"Claws"), ("bello", "Paws") }));
    }

    [TestCase("<fetch aggregate='true'><entity name='vet_patient'/></fetch>", "aggregate")]
    [TestCase("<fetch><entity name='vet_patient'><filter><condition attribute='vet_name' operator='eq-userlanguage'/></filter></entity></fetch>", "eq-userlanguage")]
    [TestCase("<fetch><entity name='vet_patient'><link-entity name='vet_clinic' from='vet_clinicid' to='vet_clinicid' link-type='any'/></entity></fetch>", "any")]
    [TestCase("<fetch><entity name='vet_patient'><attribute name='vet_ghost'/></entity></fetch>", "vet_ghost")]
    [TestCase("<fetch><entity name='vet_patient'><filter><condition attribute='vet_ghost' operator='null'/></filter></entity></fetch>", "vet_ghost")]
    [TestCase("<fetch><entity", "not well-formed")]
    public void What_FetchXML_does_not_hold_here_is_refused_by_name(string fetch, string named) =>
        Assert.That(Refused(() => _platform.System.RetrieveMultiple(new FetchExpression(fetch))).Message, Does.Contain(named));

    [Test]
    public void Columns_of_one_row_are_compared()
    {
        var query = Query();
        query.Criteria.AddCondition(new ConditionExpression("createdon", ConditionOperator.GreaterThan, true, "vet_seenon"));
        Assert.That(_platform.Names(query), Is.EqualTo(new[] { "Äffchen", "bello", "Cleo" }));
    }

    private static QueryExpression Query() => new(Clinic.Patient) { ColumnSet = new ColumnSet("vet_name"), Orders = { new OrderExpression("vet_name", OrderType.Ascending) } };

    private void Patient(string name, int legs, Guid? clinic, int? kind, DateTime? seen)
    {
        var patient = new Entity(Clinic.Patient) { ["vet_name"] = name, ["vet_legs"] = legs };
        if (clinic is { } id)
            patient["vet_clinicid"] = new EntityReference(Clinic.Table, id);
        if (kind is { } option)
            patient["vet_kind"] = new OptionSetValue(option);
        if (seen is { } time)
            patient["vet_seenon"] = DateTime.SpecifyKind(time, DateTimeKind.Utc);
        _platform.System.Create(patient);
    }
}

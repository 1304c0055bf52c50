using System;
using System.Globalization;
using System.Linq;
using CrmAriaConnector.LocalDataverse.WebApi;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.LocalDataverse.Tests.WebApi;

/// <summary>A $filter must ask the organisation for exactly the rows it means, or be refused by name.</summary>
internal sealed class FilterTests
{
    [TestCase("new_name eq 'O''Brien'", "new_name Equal O'Brien")]
    [TestCase("new_number ne 3", "new_number NotEqual 3")]
    [TestCase("new_number gt -3", "new_number GreaterThan -3")]
    [TestCase("new_amount ge 4.50", "new_amount GreaterEqual 4.50")]
    [TestCase("new_due lt 2019-02-22", "new_due LessThan 2019-02-22T00:00:00")]
    [TestCase("new_started le 2019-02-22T10:00:00+02:00", "new_started LessEqual 2019-02-22T08:00:00")]
    [TestCase("new_open eq true", "new_open Equal True")]
    [TestCase("new_stage eq 727900001", "new_stage Equal 727900001")]
    [TestCase("_new_customerid_value eq 22222222-0000-4000-8000-000000000001", "new_customerid Equal 22222222-0000-4000-8000-000000000001")]
    [TestCase("new_name eq null", "new_name Null")]
    [TestCase("new_name ne null", "new_name NotNull")]
    [TestCase("contains(new_name,'50%_off')", "new_name Like %50[%][_]off%")]
    [TestCase("startswith(new_name, 'a')", "new_name Like a%")]
    [TestCase("endswith(new_name,'(a)')", "new_name Like %(a)")]
    [TestCase("not contains(new_name,'a')", "new_name NotLike %a%")]
    [TestCase("new_number eq 1 and new_open eq false or new_number eq 2", "((new_number Equal 1 And new_open Equal False) Or new_number Equal 2)")]
    [TestCase("new_number eq 1 and (new_open eq false or new_number eq 2)", "(new_number Equal 1 And (new_open Equal False Or new_number Equal 2))")]
    [TestCase("not (new_number eq 1 and new_open eq false)", "(new_number NotEqual 1 Or new_open NotEqual False)")]
    [TestCase("not (new_number lt 1 or not (new_name eq null))", "(new_number GreaterEqual 1 And new_name Null)")]
    [TestCase("new_name eq 'a and b or (c)'", "new_name Equal a and b or (c)")]
    public void A_filter_means_what_it_says(string filter, string meaning) =>
        Assert.That(Describe(FilterParser.Parse(SampleMetadata.Model.Tables["new_project"], filter)), Is.EqualTo(meaning));

    [TestCase("new_nmae eq 'a'", "new_nmae")]
    [TestCase("new_customerid eq 22222222-0000-4000-8000-000000000001", "new_customerid")]
    [TestCase("new_number eq 'three'", "'three'")]
    [TestCase("new_number eq 3 4", "'4'")]
    [TestCase("new_number like 3", "'like'")]
    [TestCase("new_number gt null", "null")]
    [TestCase("(new_number eq 3", "ends too early")]
    [TestCase("new_name eq 'open", "quotation mark")]
    [TestCase("contains(new_number,'3')", "new_number")]
    [TestCase("length(new_name) gt 3", "'length'")]
    [TestCase("new_customerid/name eq 'a'", "related row")]
    public void What_cannot_be_read_is_named(string filter, string named) =>
        Assert.That(() => FilterParser.Parse(SampleMetadata.Model.Tables["new_project"], filter), Throws.TypeOf<WebApiException>().With.Message.Contains(named));

    private static string Describe(FilterExpression filter)
    {
        var parts = filter.Conditions.Select(Describe).Concat(filter.Filters.Select(Describe)).ToList();
        return parts.Count == 1 ? parts[0] : $"({string.Join($" {filter.FilterOperator} ", parts)})";
    }

    private static string Describe(ConditionExpression condition) => string.Join(' ', new[] { condition.AttributeName, condition.Operator.ToString() }
        .Concat(condition.Values.Select(value => value is DateTime moment ? moment.ToString("s", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!)));
}

using System.Linq;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>What failed although the call succeeded is never lost, whatever form it has.</summary>
[TestFixture]
public class WarningTests
{
    private static readonly ErrorCatalogue Catalogue = ErrorCatalogue.Default;

    private static AriaWarning[] Of<T>(string members) where T : AriaResponse, new() =>
        [.. AriaJson.Read<T>("""{"error_code":0,"error_msg":"OK",""" + members + "}").Warnings];

    private static async Task<AriaWarning[]> Untyped(string operation, string members)
    {
        var aria = new AriaDouble().On(operation, """{"error_code":0,"error_msg":"OK",""" + members + "}");
        return [.. (await aria.Client().SendAsync(operation, [])).Warnings];
    }

    [TestCase("\"collection_error_code\":4001,\"collection_error_msg\":\"declined\"", "collection_error_code", "4001", "declined")]
    [TestCase("\"collection_error_code\":\"4001\"", "collection_error_code", "4001", null)]
    [TestCase("\"collection_error_code\":null,\"collection_error_msg\":\"declined\"", "collection_error_code", "", "declined")]
    [TestCase("\"collection_error_msg\":\"declined\"", "collection_error_code", "", "declined")]
    [TestCase("\"statement_error_code\":18003", "statement_error_code", "18003", null)]
    public void A_code_or_a_text_alone_is_a_warning(string members, string member, string code, string? message)
    {
        var warning = Of<UpdateAcctPlanResponse>(members).Single();
        Assert.That((warning.Member, warning.Code, warning.Message), Is.EqualTo((member, code, message)));
        Assert.That(warning.Entry, Is.EqualTo(code == "" ? Catalogue.ThirdParty : Catalogue.Find(null, long.Parse(code, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [TestCase("\"collection_error_code\":\"DECLINED\",\"collection_error_msg\":\"no\"", "DECLINED", "no")]
    [TestCase("\"collection_error_code\":{\"code\":7}", null, null)]
    public void A_code_that_is_no_number_is_one_of_somebody_behind_Aria(string members, string? code, string? message)
    {
        var warning = Of<UpdateAcctPlanResponse>(members).Single();
        Assert.That((warning.Message, warning.Entry), Is.EqualTo((message, Catalogue.ThirdParty)));
        if (code is not null)
            Assert.That(warning.Code, Is.EqualTo(code));
    }

    [TestCase("\"collection_error_code\":0,\"collection_error_msg\":\"approved\"")]
    [TestCase("\"collection_error_code\":\"0\"")]
    [TestCase("\"collection_error_code\":null,\"collection_error_msg\":\"OK\"")]
    [TestCase("\"collection_error_code\":null,\"collection_error_msg\":\" \"")]
    [TestCase("\"proration_result_amount\":5")]
    public void Success_is_no_warning(string members) => Assert.That(Of<UpdateAcctPlanResponse>(members), Is.Empty);

    [Test]
    public void A_queue_edit_that_failed_is_a_warning_of_its_own()
    {
        var warning = Of<EditAcctPlanQueuedChangesResponse>("""
            "queued_changes":[{"queue_id":1,"edit_queued_change_status_cd":0,"edit_queued_change_status_label":"OK"},{"queue_id":2,"edit_queued_change_status_cd":1,"edit_queued_change_status_label":"Failed: only changes queued for a date can be executed or moved"}]
            """).Single();
        Assert.That((warning.Member, warning.Code), Is.EqualTo(("edit_queued_change_status_cd", "1")));
        Assert.That(warning.Message, Does.StartWith("Failed"));
        Assert.That(warning.Entry, Is.EqualTo(Catalogue.QueueEdit));
    }

    [TestCase("\"edit_queued_change_status_cd\":\"F\"")]
    [TestCase("\"edit_queued_change_status_cd\":null,\"edit_queued_change_status_label\":\"Failed\"")]
    public void So_is_one_that_says_so_otherwise(string row) =>
        Assert.That(Of<EditAcctPlanQueuedChangesResponse>("\"queued_changes\":[{" + row + "}]").Single().Entry, Is.EqualTo(Catalogue.QueueEdit));

    [Test]
    public void Every_part_of_an_order_that_failed_is_told()
    {
        Assert.That(Of<CreateOrderResponse>("""
            "order_no":1,"invoicing_error_code_2":7006,"invoicing_error_msg":"pending","statement_error_cd":18006,"third_party_errors":[{"error_class":"tax","error_code":"X9","error_msg":"timeout"},{"error_class":"tax","error_code":"4001","error_msg":""}]
            """).Select(warning => (warning.Member, warning.Code, warning.Entry)), Is.EquivalentTo(new[]
        {
            ("invoicing_error_code", "7006", Catalogue.Find(null, 7006)),
            ("statement_error_cd", "18006", Catalogue.Find(null, 18006)),
            ("error_code", "X9", Catalogue.ThirdParty),
            ("error_code", "4001", Catalogue.ThirdParty), // a third party's own number is not Aria's
        }));
        Assert.That(Of<CreateOrderResponse>("\"invoicing_error_code\":7006").Single().Code, Is.EqualTo("7006"), "under its older name");
    }

    [Test]
    public void The_rows_of_billing_groups_and_collections_are_looked_through()
    {
        Assert.That(Of<UpdateAcctPlanMultiResponse>("\"billing_errors\":[{\"billing_group_no\":1,\"collection_error_code\":0},{\"billing_group_no\":2,\"collection_error_code\":4001}]").Single().Code, Is.EqualTo("4001"));
        Assert.That(Of<UpdateAcctPlanMultiResponse>("\"billing_errors\":{\"invoicing_error_code\":7002}").Single().Code, Is.EqualTo("7002"), "one object for a list of one");
        Assert.That(Of<CollectFromAccountResponse>("\"collection_errors\":[{\"collection_error_code\":4001,\"collection_error_msg\":\"no\"}]").Single().Message, Is.EqualTo("no"));
        Assert.That(Of<UpdateAcctCompleteResponse>("\"master_plan_coll_error_code\":4001,\"master_plan_stmt_error_code\":18003,\"parent_child_sync_error_code\":5005,\"master_plan_error_code\":14051").Select(warning => warning.Code), Is.EquivalentTo(new[] { "4001", "18003", "5005", "14051" }));
    }

    [Test]
    public void A_member_of_a_later_release_is_found_by_its_name_at_every_depth()
    {
        Assert.That(Of<UpdateAcctPlanResponse>("\"refund_error_code\":4001,\"refund_error_msg\":\"no\"").Select(warning => (warning.Member, warning.Message)), Is.EqualTo(new[] { ("refund_error_code", (string?)"no") }));
        Assert.That(Of<UpdateAcctPlanResponse>("\"results\":[{\"deep\":{\"refund_error_msg\":\"no\"}}]").Single().Member, Is.EqualTo("refund_error_msg"));
    }

    [TestCase("keep_alive_m", "\"billing_errors\":[{\"collection_error_code\":4001,\"collection_error_msg\":\"no\"}]", "collection_error_code", "4001", "no")]
    [TestCase("discard_usage_m", "\"failed_records\":[{\"record_error_code\":0},{\"record_error_code\":1009,\"record_error_msg\":\"x\"}]", "record_error_code", "1009", "x")]
    [TestCase("gen_invoice_m", "\"out_invoices_list\":[{\"invoicing_error_code\":\"7002\"}]", "invoicing_error_code", "7002", null)]
    [TestCase("gen_rb_m", "\"invoicing_error_code\":null,\"invoicing_error_code_2\":7002", "invoicing_error_code", "7002", null)]
    [TestCase("gen_rb_m", "\"statement_error_msg\":\"no\"", "statement_error_msg", "", "no")]
    [TestCase("keep_alive_m", "\"edit_queued_change_status_cd\":1", "edit_queued_change_status_cd", "1", null)]
    public async Task An_answer_without_types_is_looked_through_as_well(string operation, string members, string member, string code, string? message)
    {
        var warning = (await Untyped(operation, members)).Single();
        Assert.That((warning.Member, warning.Code, warning.Message), Is.EqualTo((member, code, message)));
        Assert.That(warning.Entry, Is.EqualTo(member.StartsWith("edit", System.StringComparison.Ordinal) ? Catalogue.QueueEdit : code == "" ? Catalogue.ThirdParty : Catalogue.Find(null, long.Parse(code, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Test]
    public async Task A_third_partys_number_is_not_looked_up_among_Arias() =>
        Assert.That((await Untyped("gen_rb_m", "\"third_party_errors\":[{\"error_class\":\"tax\",\"error_code\":\"4001\",\"error_msg\":\"no\"}]")).Single().Entry, Is.EqualTo(Catalogue.ThirdParty));

    [Test]
    public async Task The_codes_a_reading_answers_with_are_a_record_of_the_past()
    {
        Assert.That(await Untyped("get_acct_writeoff_details_m", "\"rows\":[{\"collection_error_code\":4001}]"), Is.Empty);
        Assert.That(Of<GetAcctPaymentHistoryResponse>("\"collection_error_code\":4001"), Is.Empty);
    }
}

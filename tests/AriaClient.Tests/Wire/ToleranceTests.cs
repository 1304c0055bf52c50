using System.Linq;
using CrmAriaConnector.Aria.Rows;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class ToleranceTests
{
    [Test]
    public void Numbers_written_as_text_and_text_written_as_numbers_are_understood()
    {
        var answer = AriaJson.Read<GetAcctBalanceResponse>("""
            {"error_code":"0","acct_balance":"32.40","master_plan_instances":[{"master_plan_instance_no":"7300401","master_plan_instance_balance":"32.4"}]}
            """);
        var plans = AriaJson.Read<GetAcctPlansAllResponse>("""{"error_code":0,"all_acct_plans_m":[{"client_plan_id":815}]}""");
        Assert.Multiple(() =>
        {
            Assert.That(plans.AllAcctPlansM[0].ClientPlanId, Is.EqualTo("815"));
            Assert.That(answer.AcctBalance, Is.EqualTo(32.40m));
            Assert.That(answer.MasterPlanInstances[0].MasterPlanInstanceNo, Is.EqualTo(7300401));
            Assert.That(answer.MasterPlanInstances[0].MasterPlanInstanceBalance, Is.EqualTo(32.4m));
            Assert.That(answer.ErrorCode, Is.Zero);
        });
    }

    [Test]
    public void Amounts_keep_every_digit_that_was_sent()
    {
        var answer = AriaJson.Read<UpdateAcctPlanResponse>("""{"error_code":0,"total":1234567890123.4567,"proration_result_amount":0.1}""");
        Assert.That((answer.Total, answer.ProrationResultAmount), Is.EqualTo(((decimal?)1234567890123.4567m, (decimal?)0.1m)));
    }

    [TestCase("1e30")]
    [TestCase("-1E+400")]
    [TestCase("1e-40")]
    [TestCase("NaN")]
    [TestCase("-Infinity")]
    [TestCase("0.12345678901234567890123456789012345")]
    [TestCase("12345678901234567890123456789012345")]
    [TestCase("123456789012345678901234567890.5")]
    public void A_number_that_does_not_fit_is_kept_as_it_was_written_and_spoils_nothing_beside_it(string number)
    {
        foreach (var space in new[] { "", " ", "\n\t", "\r\n  " })
        {
            var answer = AriaJson.Read<UpdateAcctPlanResponse>($$"""
                {"error_code":0,{{space}}"new_thing":{{space}}{{number}}{{space}},"list":[1.50,{{number}}],"error_msg":"a \"{{number}}\" b","invoice_no":9100,"proration_result_amount":4.50,"acct_plan_line_items":[{"line_no":1}]}
                """);
            Assert.Multiple(() =>
            {
                Assert.That(answer.UnknownMembers["new_thing"].ToString(), Is.EqualTo(number));
                Assert.That(answer.UnknownMembers["list"].ToString(Newtonsoft.Json.Formatting.None), Does.StartWith("[1.50,").And.Contain(number));
                Assert.That(answer.ErrorMsg, Is.EqualTo($"a \"{number}\" b"));
                Assert.That((answer.ErrorCode, answer.InvoiceNo, answer.ProrationResultAmount, answer.AcctPlanLineItems.Count), Is.EqualTo((0L, (long?)9100, (decimal?)4.50m, 1)));
                Assert.That(answer.UnknownMembers, Has.Count.EqualTo(2));
            });
        }
    }

    [TestCase("1e30", null)]
    [TestCase("\"1e30\"", null)]
    [TestCase("0.12345678901234567890123456789012345", "0.1234567890123456789012345679")]
    [TestCase("\"0.12345678901234567890123456789012345\"", "0.1234567890123456789012345679")]
    public void An_amount_with_more_digits_than_fit_is_rounded_and_the_whole_is_kept(string sent, string? rounded)
    {
        var answer = AriaJson.Read<UpdateAcctPlanResponse>($$"""{"error_code":0,"proration_result_amount":{{sent}}}""");
        Assert.That(answer.ProrationResultAmount, Is.EqualTo(rounded is null ? (decimal?)null : decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That((string?)answer.UnknownMembers["proration_result_amount"], Is.EqualTo(sent.Trim('"')));
    }

    [TestCase("7.9e27")]
    [TestCase("1.5E+2")]
    [TestCase("-2.5e-3")]
    [TestCase("0e-99")]
    [TestCase("1.00000000000000000000000000000000000000")]
    [TestCase("1234567890123456.789012345678")]
    public void A_number_that_fits_is_a_number_however_it_is_written(string number)
    {
        var kept = AriaJson.Read<UpdateAcctPlanResponse>($$"""{"error_code":0,"new_thing":{{number}}}""").UnknownMembers["new_thing"];
        Assert.That(kept.Type, Is.EqualTo(JTokenType.Float));
        Assert.That((decimal)kept, Is.EqualTo(decimal.Parse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The reader asks by line and column; the text is longer than what it takes in one go.</summary>
    [Test]
    public void A_number_that_loses_digits_is_found_far_inside_an_answer_of_many_lines()
    {
        var lines = string.Concat(Enumerable.Range(0, 3000).Select(i => $"\"m{i}\": \"a\\n b\",{(i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\r")}  \"z{i}\": 0.00,"));
        var answer = AriaJson.Read<UpdateAcctPlanResponse>($"{{\"error_code\":0,\n{lines}\"new_thing\": 1e-40\n}}");
        Assert.That(answer.UnknownMembers["new_thing"].ToString(), Is.EqualTo("1e-40"));
    }

    [Test]
    public void An_error_text_that_is_no_text_stays_under_its_own_name()
    {
        var answer = AriaJson.Read<UpdateAcctPlanResponse>("""{"error_code":0,"error_msg":{"a":1},"proration_result_amount":4.50}""");
        Assert.That(answer.UnknownMembers.Keys, Is.EqualTo(new[] { "error_msg" }));
        Assert.That(answer.ToJson(), Does.Contain("\"error_msg\":{\"a\":1}"));
    }

    [Test]
    public void Null_a_missing_member_and_an_empty_array_are_all_an_empty_list()
    {
        foreach (var json in new[] { """{"error_code":0}""", """{"error_code":0,"rate_scheds":null}""", """{"error_code":0,"rate_scheds":[]}""", """{"error_code":0,"rate_scheds":""}""" })
            Assert.That(AriaJson.Read<GetRateSchedulesForPlanResponse>(json).RateScheds, Is.Empty, json);
    }

    [Test]
    public void One_object_stands_for_a_list_of_one()
    {
        var answer = AriaJson.Read<GetRateSchedulesForPlanResponse>("""{"error_code":0,"rate_scheds":{"schedule_no":81002}}""");
        Assert.That(answer.RateScheds.Single().ScheduleNo, Is.EqualTo(81002));
    }

    [TestCase("""{"error_code":0,"acct_no":"111","acct_no_2":222}""")]
    [TestCase("""{"acct_no_2":222,"acct_no":"111","error_code":0}""")]
    public void The_newer_twin_wins_in_whatever_order_they_come_and_the_older_one_is_kept(string json)
    {
        var answer = AriaJson.Read<GetAcctDetailsAllResponse>(json);
        Assert.That(answer.AcctNo, Is.EqualTo(222));
        Assert.That((string?)answer.UnknownMembers["acct_no"], Is.EqualTo("111"));
    }

    [TestCase("""{"error_code":0,"acct_no":"111"}""")]
    [TestCase("""{"error_code":0,"acct_no":"111","acct_no_2":null}""")]
    [TestCase("""{"error_code":0,"acct_no_2":null,"acct_no":111}""")]
    public void The_older_twin_is_read_where_the_newer_gives_nothing(string json) =>
        Assert.That(AriaJson.Read<GetAcctDetailsAllResponse>(json).AcctNo, Is.EqualTo(111));

    [Test]
    public void Unknown_members_and_values_of_an_unexpected_type_are_kept_at_every_level_and_written_back()
    {
        const string json = """
            {"error_code":0,"proration_result_amount":{"value":1},"new_member":[1,{"a":"b"}],"invoice_no":"none",
             "acct_plan_line_items":[{"line_no":1,"line_type":"x","tax_code":"T1"},"loose"]}
            """;
        var answer = AriaJson.Read<UpdateAcctPlanResponse>(json);

        Assert.Multiple(() =>
        {
            Assert.That(answer.ProrationResultAmount, Is.Null);
            Assert.That(answer.AcctPlanLineItems.Single().LineNo, Is.EqualTo(1));
            Assert.That(answer.UnknownMembers.Keys, Is.EquivalentTo(new[] { "proration_result_amount", "new_member", "invoice_no", "acct_plan_line_items" }));
            Assert.That(answer.AcctPlanLineItems.Single().UnknownMembers.Keys, Is.EquivalentTo(new[] { "line_type", "tax_code" }));
            Assert.That(JObject.Parse(answer.ToJson())["new_member"], Is.EqualTo(JToken.Parse("""[1,{"a":"b"}]""")).Using<JToken>(JToken.DeepEquals));
        });
    }

    [Test]
    public void A_day_with_a_time_gives_the_day_and_keeps_the_whole()
    {
        var row = AriaJson.Read<ReceiptAction>("""{"action_date":"2021-05-03 10:11:12"}""");
        Assert.That(row.ActionDate, Is.EqualTo(new AriaDate(2021, 5, 3)));
        Assert.That((string?)row.UnknownMembers["action_date"], Is.EqualTo("2021-05-03 10:11:12"));
        Assert.That(row.ToJson(), Is.EqualTo("""{"action_date":"2021-05-03 10:11:12"}"""), "what is stored keeps the time");
    }

    [Test]
    public void Another_day_put_in_place_of_one_with_a_time_is_written()
    {
        var request = AriaJson.Read<UpdateAcctPlanRequest>("""{"effective_date":"2021-05-03T10:11:12"}""");
        request.EffectiveDate = new AriaDate(2021, 6, 1);
        Assert.That((string?)JObject.Parse(request.ToJson())["effective_date"], Is.EqualTo("2021-06-01"));
    }

    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("\"1\"", true)]
    [TestCase("\"0\"", false)]
    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("\"TRUE\"", true)]
    [TestCase("\"False\"", false)]
    [TestCase("\" Y \"", true)]
    [TestCase("\"n\"", false)]
    [TestCase("\"yes\"", true)]
    [TestCase("\"NO\"", false)]
    [TestCase("\"t\"", true)]
    [TestCase("\"F\"", false)]
    [TestCase("\"\"", null)]
    [TestCase("null", null)]
    [TestCase("2", null)]
    [TestCase("\"perhaps\"", null)]
    public void A_flag_is_understood_as_word_letter_or_number(string json, bool? expected) =>
        Assert.That(AriaJson.Read<UpdateAcctPlanRequest>($$"""{"do_write":{{json}}}""").DoWrite, Is.EqualTo(expected));

    [TestCase("\"1.5e3\"", "1500")]
    [TestCase("\"1E-2\"", "0.01")]
    [TestCase("1.5e3", "1500")]
    [TestCase("\" 32.40 \"", "32.40")]
    [TestCase("\"-0.5\"", "-0.5")]
    [TestCase("\"+7\"", "7")]
    public void An_amount_is_understood_with_exponent_sign_and_blanks(string json, string expected) =>
        Assert.That(AriaJson.Read<UpdateAcctPlanResponse>($$"""{"error_code":0,"total":{{json}}}""").Total, Is.EqualTo(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));

    [Test]
    public void A_stored_request_is_read_again_without_envelope_and_without_the_mask_of_a_secret()
    {
        var stored = new SetSessionAuthRequest { UserId = "harbour.works", Password = new AriaSecret("example-password") }.ToJson();
        var request = AriaJson.Read<SetSessionAuthRequest>(stored);
        Assert.That(stored, Does.Contain("\"rest_call\":\"set_session_auth_m\"").And.Not.Contain("example-password"));
        Assert.That((request.UserId, request.Password, request.UnknownMembers.Count), Is.EqualTo(("harbour.works", (AriaSecret?)null, 0)));
    }

    [Test]
    public void A_list_of_plain_values_is_an_array_of_objects_with_one_key()
    {
        var request = new UpdateAcctPlanRequest { CouponCodes = { "SPRING", "LOYAL" } };
        Assert.That(JObject.Parse(request.ToJson())["coupon_codes"], Is.EqualTo(JToken.Parse("""[{"coupon_codes":"SPRING"},{"coupon_codes":"LOYAL"}]""")).Using<JToken>(JToken.DeepEquals));
        Assert.That(AriaJson.Read<UpdateAcctPlanRequest>(request.ToJson()).CouponCodes, Is.EqualTo(new[] { "SPRING", "LOYAL" }));
    }

    [TestCase("""{"coupon_codes":{"coupon_codes":"SPRING"}}""")]
    [TestCase("""{"coupon_codes":"SPRING"}""")]
    [TestCase("""{"coupon_codes":["SPRING"]}""")]
    public void One_plain_value_or_its_object_stands_for_a_list_of_one(string json)
    {
        var request = AriaJson.Read<UpdateAcctPlanRequest>(json);
        Assert.That(request.CouponCodes, Is.EqualTo(new[] { "SPRING" }));
        Assert.That(request.UnknownMembers, Is.Empty);
    }

    [TestCase("""{"coupon_codes":null}""")]
    [TestCase("""{"coupon_codes":""}""")]
    [TestCase("""{"coupon_codes":[]}""")]
    public void No_plain_value_is_an_empty_list(string json) => Assert.That(AriaJson.Read<UpdateAcctPlanRequest>(json).CouponCodes, Is.Empty);

    [Test]
    public void An_object_in_place_of_plain_values_keeps_what_stands_beside_them()
    {
        var request = AriaJson.Read<UpdateAcctPlanRequest>("""{"coupon_codes":{"coupon_codes":"SPRING","since":2.50}}""");
        Assert.That(request.CouponCodes, Is.EqualTo(new[] { "SPRING" }));
        Assert.That(request.ToJson(), Does.Contain("""[{"coupon_codes":"SPRING"},{"since":2.50}]"""));
    }

    /// <summary>Of lists under both names the newer is the typed one; the older is kept to the last digit.</summary>
    [TestCase("""{"error_code":0,"billing_contact_details":[{"payment_method_no":111,"later":1234567890123.4567890123,"at":"2021-05-03T10:11:12Z"}],"billing_contact_details_2":[{"payment_method_no":222}]}""")]
    [TestCase("""{"error_code":0,"billing_contact_details_2":[{"payment_method_no":222}],"billing_contact_details":[{"payment_method_no":111,"later":1234567890123.4567890123,"at":"2021-05-03T10:11:12Z"}]}""")]
    public void The_newer_twin_of_two_lists_wins_and_the_older_is_kept(string json)
    {
        var answer = AriaJson.Read<UpdateAcctPlanMultiResponse>(json);
        Assert.That(answer.BillingContactDetails.Single().PaymentMethodNo, Is.EqualTo(222));
        Assert.That(answer.ToJson(), Does.Contain("\"billing_contact_details\":[{\"payment_method_no\":111,\"later\":1234567890123.4567890123,\"at\":\"2021-05-03T10:11:12Z\"}]")
            .And.Contain("\"billing_contact_details_2\":[{\"payment_method_no\":222}]"));
    }

    [TestCase("""{"error_code":0,"billing_contact_details":[{"payment_method_no":111}],"billing_contact_details_2":null}""")]
    [TestCase("""{"error_code":0,"billing_contact_details_2":[],"billing_contact_details":[{"payment_method_no":111}]}""")]
    public void The_older_list_is_read_where_the_newer_gives_nothing(string json) =>
        Assert.That(AriaJson.Read<UpdateAcctPlanMultiResponse>(json).BillingContactDetails.Single().PaymentMethodNo, Is.EqualTo(111));

    [Test]
    public void An_additional_member_is_sent_but_never_in_place_of_a_credential()
    {
        var request = new GetAcctBalanceRequest { AcctNo = 1, UnknownMembers = { ["releaseVersion"] = "52" } };
        Assert.That(AriaWriter.WriteCall(request, Calls.Options()), Does.Contain("\"releaseVersion\":\"52\""));
        request.UnknownMembers["auth_key"] = "other";
        Assert.That(() => AriaWriter.WriteCall(request, Calls.Options()), Throws.InvalidOperationException.With.Message.Contains("auth_key"));
    }
}

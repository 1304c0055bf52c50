using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using RichardSzalay.MockHttp;

namespace CrmAriaConnector.Aria.Tests;

[TestFixture]
public class RequestOnTheWireTests
{
    [Test]
    public async Task A_call_is_a_POST_of_one_flat_object_to_the_core_path_with_credentials_and_caller()
    {
        JObject? sent = null;
        using var mock = new MockHttpMessageHandler();
        mock.Expect(HttpMethod.Post, "https://secure.future.stage.ariasystems.net/v1/core")
            .With(message => (sent = JObject.Parse(message.Content!.ReadAsStringAsync().Result)) is not null)
            .Respond("application/json", """{"error_code":0,"error_msg":"OK","proration_result_amount":4.50}""");

        var answer = await Calls.Client(mock).SendAsync(Calls.Change());

        mock.VerifyNoOutstandingExpectation();
        Assert.That(answer.ProrationResultAmount, Is.EqualTo(4.50m));
        Assert.That(sent, Is.EqualTo(JObject.Parse("""
            { "rest_call":"update_acct_plan_m", "output_format":"json", "client_no":5550001, "auth_key":"canaryAuthKeyQ7",
              "acct_no":6100200, "plan_instance_no":7300400, "plan_units":4.0, "assignment_directive":4, "do_write":"true",
              "client_receipt_id":"a1b2c3d4e5f6", "alt_caller_id":"robin.rep" }
            """)).Using<JToken>(JToken.DeepEquals));
    }
}

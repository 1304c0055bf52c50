using System;
using System.Linq;
using System.Threading.Tasks;
using CrmAriaConnector.EndToEnd.Support;
using CrmAriaConnector.LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmAriaConnector.EndToEnd.Story;

/// <summary>
/// A background job has no transaction: another refresh may take the account while the job is writing. The job then begins
/// anew.
/// </summary>
public class OvertakenMirror : PlaygroundTest
{
    [Test]
    public async Task A_job_whose_account_is_taken_in_the_middle_reads_it_again()
    {
        await Rep.Done(Intents.FourLinesToday);
        var taken = 0;
        using (Playground.Organization.RegisterStep(new CustomStep { Message = "Update", Table = "aria_planinstance", Stage = 40, Plugin = new AnotherRefresh(() => taken++) }))
        {
            await RunJobs();
            Assert.That(taken, Is.EqualTo(1));
            Assert.That(Jobs().Single(job => job.State == AsyncJobState.Waiting).Message, Does.Contain("Somebody else is reading the account"));
        }

        Pass(TimeSpan.FromHours(1));
        await RunJobs();

        // 70.00 stood open; the fourth line costs 8.92 until the bill date (the arithmetic stands in SeedStory).
        Assert.Multiple(async () =>
        {
            Assert.That(Jobs().Where(job => job.State is AsyncJobState.Waiting or AsyncJobState.Failed), Is.Empty);
            Assert.That(Balance(), Is.EqualTo(70.00m + 8.92m), "what the other one wrote was compared with Aria");
            Assert.That((decimal)(await Rep.Plan("8800102"))["aria_units"]!, Is.EqualTo(4));
        });
    }

    private AsyncJob[] Jobs() => [.. Playground.Organization.AsyncJobs];

    private decimal Balance()
    {
        var query = new QueryExpression("aria_account") { ColumnSet = new ColumnSet("aria_balance") };
        query.Criteria.AddCondition("aria_acctno", ConditionOperator.Equal, "4711001");
        return Playground.Organization.ServiceFor(Playground.Organization.SystemUserId).RetrieveMultiple(query).Entities.Single().GetAttributeValue<decimal>("aria_balance");
    }

    private sealed class AnotherRefresh(Action taken) : IPlugin
    {
        public void Execute(IServiceProvider serviceProvider)
        {
            taken();
            var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
            var service = ((IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(null);
            var plan = service.Retrieve("aria_planinstance", context.PrimaryEntityId, new ColumnSet("aria_ariaaccountid"));
            service.Update(new Entity("aria_account", plan.GetAttributeValue<EntityReference>("aria_ariaaccountid").Id) { ["aria_changelock"] = "another refresh", ["aria_balance"] = 999m });
        }
    }
}

using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Billing;
using CrmAriaConnector.AriaSimulator.Operations;
using CrmAriaConnector.AriaSimulator.State;

namespace CrmAriaConnector.AriaSimulator.Wire;

/// <summary>
/// Checks and executes one call. Order: unknown call → parse → credentials → receipt reuse → required → unknown field →
/// types → what the operation itself looks up and rules.
/// </summary>
internal sealed class Dispatcher
{
    private readonly Tenant tenant;
    private readonly bool strictTypes;

    public Dispatcher(Tenant tenant, bool strictTypes)
    {
        this.tenant = tenant;
        this.strictTypes = strictTypes;
    }

    /// <summary>Raised with what went wrong inside the simulator; the caller only sees 1001.</summary>
    public event Action<string, Exception>? Failed;

    public JsonObject Execute(OperationContract operation, RawRequest request, Outages? outages = null)
    {
        try
        {
            return tenant.Run(work => Execute(operation, request, work), outages);
        }
        catch (AriaFailure failure)
        {
            SpendFailedReceipt(operation, request, failure);
            return AnswerWriter.Failure(operation, failure.Code, failure.Message, failure.Outputs);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Failed?.Invoke(operation.Name, failure);
            return AnswerWriter.Failure(operation, ErrorCode.Unexpected, "unexpected error");
        }
    }

    private (JsonObject Answer, bool Commit) Execute(OperationContract operation, RawRequest request, Work work)
    {
        if (request.Fields == null)
            throw new AriaFailure(ErrorCode.InvalidFormat, "Unable to parse input json - invalid format");
        if (request.BadParameter != null)
            throw AriaFailure.Invalid($"{request.BadParameter} is not a valid string.");

        var given = new AriaRow(request.Fields);
        CheckCredentials(given);
        var receiptId = CheckReceipt(operation, given, work);
        RequestChecks.Required(operation, request.Fields);
        if (work.Settings.RefuseUnknownFields)
            RequestChecks.Unknown(operation, request.Fields);
        RequestChecks.Types(operation, request.Fields, strictTypes);
        if (given.Text("output_format") != "json")
            throw AriaFailure.Invalid("output_format must be json: the simulator writes no other format");

        var model = OperationRegistry.Find(operation.Name)
            ?? throw new AriaFailure(ErrorCode.NotConfigured, $"{operation.Name} is not modelled by this simulator.");
        CheckModelled(model, given);

        var call = new Call(work, given);
        var outputs = model.Run(call);
        if (work.Outages.TaxWasMissed && operation.Outputs.Any(field => field.Name == "third_party_errors"))
            outputs["third_party_errors"] = TaxEngineErrors();
        var answer = AnswerWriter.Success(operation, outputs);
        var commit = model.Writes && call.DoWrite;
        if (commit && receiptId != null)
            work.Spend(new Receipt { Id = receiptId, AcctNo = call.ReceiptAccount, Actions = call.Actions });
        return (answer, commit);
    }

    /// <summary>What stands beside error_code 0 when a call was executed without its taxes (class and code are assumed).</summary>
    private static JsonArray TaxEngineErrors() =>
        new(new JsonObject { ["error_class"] = "tax", ["error_code"] = "1001", ["error_msg"] = "the tax engine did not answer; the lines carry no tax" });

    private void CheckCredentials(AriaRow given)
    {
        var rightTenant = given.Text("client_no") == tenant.ClientNo.ToString(CultureInfo.InvariantCulture);
        var key = Encoding.UTF8.GetBytes(given.Text("auth_key") ?? "");
        var rightKey = CryptographicOperations.FixedTimeEquals(key, Encoding.UTF8.GetBytes(tenant.AuthKey));
        if (!rightTenant || !rightKey)
            throw new AriaFailure(ErrorCode.Authentication, "authentication error");
    }

    private static bool TakesReceipt(OperationContract operation) =>
        operation.Inputs.Any(field => field.Name == "client_receipt_id") && !operation.Name.StartsWith("get_", StringComparison.Ordinal);

    private static string? CheckReceipt(OperationContract operation, AriaRow given, Work work)
    {
        if (!TakesReceipt(operation) || given.Text("client_receipt_id") is not { } id)
            return null;
        if (id.Length > 50 || !id.All(char.IsAsciiLetterOrDigit))
            throw new AriaFailure(ErrorCode.InvalidFormat, "invalid input format: client_receipt_id must be 1 to 50 letters and digits");
        if (work.FindReceipt(id) != null)
            throw new AriaFailure(ErrorCode.InvalidFormat, "invalid or previously used receipt ID");
        return id;
    }

    /// <summary>Fields of the contract the operation does not act on are refused by name, so that nothing is silently ignored.</summary>
    private static void CheckModelled(IOperation model, AriaRow given)
    {
        var ignored = given.Given().FirstOrDefault(name => !model.Modelled.Contains(name) && !Envelope.Contains(name));
        if (ignored != null)
            throw AriaFailure.Invalid($"{ignored} of {model.Name} is not modelled by this simulator.");
    }

    private static readonly string[] Envelope =
    [
        "rest_call", "output_format", "client_no", "auth_key", "alt_caller_id", "application_id", "application_date",
        "optional_transaction_qualifiers", "releaseVersion", "locale_no", "locale_name", "include_translations",
    ];

    private void SpendFailedReceipt(OperationContract operation, RawRequest request, AriaFailure failure)
    {
        if (!tenant.Settings.NeverAllowUsedReceiptId || failure.Code is ErrorCode.InvalidFormat or ErrorCode.Authentication)
            return;
        if (!TakesReceipt(operation) || new AriaRow(request.Fields!).Text("client_receipt_id") is not { } id)
            return;

        tenant.Run(work =>
        {
            work.Spend(new Receipt { Id = id });
            return (true, true);
        });
    }
}

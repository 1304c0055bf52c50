using CrmAriaConnector.AriaSimulator.State;
using static CrmAriaConnector.AriaSimulator.Tests.Dates;

namespace CrmAriaConnector.AriaSimulator.Tests;

/// <summary>Small tenants whose customer pays by card: 30.00 a month on the 15th, one master without price, one line.</summary>
internal static class CustomerTenant
{
    public const long Card = 1;
    public const long SecondCard = 2;

    /// <summary>On 15 February 2019 the first invoice was made and paid by card; it is 18 February.</summary>
    public static TenantDefinition PaysByCard(string now = "2019-02-18", decimal price = 30m)
    {
        var definition = TestTenant.New(now, "2019-02-15", 15, price, 9m);
        var account = definition.Accounts[0];
        account.Contact = new Contact { FirstName = "Ada", LastName = "Customer", Country = "US", StateProv = "WA", Email = "ada@customer.example" };
        account.PaymentMethods = [Method(Card, "CARD1"), Method(SecondCard, "CARD2")];
        account.PrimaryMethodNo = Card;
        return definition;
    }

    /// <summary>The same customer with terms: nothing is collected, and 30.00 is owed since 15 February.</summary>
    public static TenantDefinition PaysByTerms(string now = "2019-02-18", decimal price = 30m)
    {
        var definition = PaysByCard(now, price);
        definition.Accounts[0].PrimaryMethodNo = null;
        return definition;
    }

    private static PaymentMethod Method(long no, string clientId) => new()
    {
        No = no,
        ClientId = clientId,
        Type = PayMethodType.TokenizedCard,
        Token = "token" + clientId,
        Suffix = "1111",
        CardBrand = 1,
        ExpireMonth = 12,
        ExpireYear = 2030,
        From = Day("2019-02-15"),
    };
}

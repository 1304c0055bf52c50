using System.Linq;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Log-in names and passwords. The rules stand for those a tenant sets; passwords and answers are kept as salted hashes.</summary>
internal static class Credentials
{
    private const int ShortestPassword = 6;
    private const int Longest = 32;

    public static string NewUserId(Call call, string? wanted, Account? owner)
    {
        if (wanted!.Length is < 3 or > Longest)
            throw new AriaFailure(ErrorCode.UserIdLength, $"account userid must have 3 to {Longest} characters");
        if (!wanted.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '@' or '+'))
            throw new AriaFailure(ErrorCode.UserIdCharacters, "account userid contains characters that are not allowed");
        return call.Work.Accounts.Any(other => other.UserId == wanted && other.AcctNo != owner?.AcctNo)
            ? throw new AriaFailure(ErrorCode.UserIdTaken, "account userid already taken")
            : wanted;
    }

    public static void SetPassword(Account account, string password)
    {
        if (password.Length < ShortestPassword)
            throw new AriaFailure(ErrorCode.PasswordTooShort, $"password must have at least {ShortestPassword} characters");
        if (password.Length > Longest)
            throw new AriaFailure(ErrorCode.PasswordTooLong, $"password must not have more than {Longest} characters");
        if (!password.All(character => character is > ' ' and < '\u007f'))
            throw new AriaFailure(ErrorCode.PasswordCharacters, "password contains characters that are not allowed");
        account.PasswordHash = Passwords.Hash(password);
    }

    /// <summary>Puts the secrets a request gives on an account.</summary>
    public static void Read(AriaRow request, Account account)
    {
        if (request.Text("password") is { } password)
            SetPassword(account, password);
        if (request.Text("secret_question") is { } question)
            account.SecretQuestion = question;
        if (request.Text("secret_question_answer") is { } answer)
            account.SecretAnswerHash = Passwords.Hash(answer);
        if (request.Text("pin") is { } pin)
            account.PinHash = Passwords.Hash(pin);
    }
}

using System;
using System.Security.Cryptography;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Passwords of simulated customers, kept only as salted hashes.</summary>
internal static class Passwords
{
    private const int Rounds = 10_000;
    private const int Length = 32;

    public static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return $"{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Derive(password, salt))}";
    }

    public static bool Matches(string? hash, string password)
    {
        if (hash?.Split('.') is not [var salt, var derived])
            return false;

        return CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(derived), Derive(password, Convert.FromBase64String(salt)));
    }

    private static byte[] Derive(string password, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, Length);
}

using System.Security.Cryptography;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Access;

/// <summary>What a password has to be: long, and not the login name. Length beats signs nobody can remember.</summary>
public static class PasswordRule
{
    /// <summary>Fewest characters.</summary>
    public const int LengthMin = 12;

    /// <summary>Most characters; a hash of more only costs time.</summary>
    public const int LengthMax = 200;

    // No letters or digits that look alike.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Why a password is not taken, or null.</summary>
    public static Finding? Fault(string login, string password) =>
        password.Length is < LengthMin or > LengthMax
            ? Finding.Of("CM4304", Severity.Error, LengthMin, LengthMax)
            : password.Contains(login, StringComparison.OrdinalIgnoreCase)
                ? Finding.Of("CM4305", Severity.Error)
                : null;

    /// <summary>A first password to be changed at once: four groups of four letters, 79 bits.</summary>
    public static string MakeUp() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}

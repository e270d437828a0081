using CourseMatch.Application.Access;
using Microsoft.AspNetCore.Identity;

namespace CourseMatch.Host.Access;

/// <summary>Passwords hashed by the framework (PBKDF2 with HMAC-SHA512 and a salt of their own).</summary>
internal sealed class FrameworkPasswords : IPasswordHashing
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher = new();

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    public bool IsRight(string hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
}

namespace CourseMatch.Application.Access;

/// <summary>Port: turns passwords into what may be stored.</summary>
public interface IPasswordHashing
{
    /// <summary>A salted, slow hash.</summary>
    string Hash(string password);

    /// <summary>Whether a password belongs to a hash; takes the same time whether it does or not.</summary>
    bool IsRight(string hash, string password);
}

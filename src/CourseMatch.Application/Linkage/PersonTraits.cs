using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Linkage;

/// <summary>What of a person tells whether another record speaks of the same one.</summary>
/// <param name="Newcomer">Who, as on file.</param>
/// <param name="Source">The authority.</param>
/// <param name="Number">File number without spaces, marks and case.</param>
/// <param name="Family">Family name.</param>
/// <param name="Given">Given name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Gender">Gender.</param>
/// <param name="Postcode">Postcode, or null.</param>
/// <param name="Street">Street without spaces, marks and case, or null.</param>
/// <param name="Language">First language, or null.</param>
/// <param name="Children">Children's dates of birth that are not estimated.</param>
public sealed record PersonTraits(
    NewcomerId Newcomer,
    string Source,
    string Number,
    FoldedName Family,
    FoldedName Given,
    DateOnly BirthDate,
    Gender Gender,
    string? Postcode,
    string? Street,
    string? Language,
    IReadOnlyList<DateOnly> Children)
{
    /// <summary>Takes the traits from a person on file.</summary>
    /// <param name="person">The person.</param>
    /// <param name="source">The authority whose list names the person.</param>
    /// <param name="children">Children of the household.</param>
    public static PersonTraits Of(Newcomer person, string source, IEnumerable<Child> children) => new(
        person.Id,
        source,
        Plain(person.Reference),
        FoldedName.Of(person.FamilyName),
        FoldedName.Of(person.GivenName),
        person.BirthDate,
        person.Gender,
        person.Address.Postcode,
        person.Address.Street is { } street ? Plain(street) : null,
        person.Languages.Count > 0 ? person.Languages[0] : null,
        [.. children.Where(child => !child.IsBirthDateEstimated).Select(child => child.BirthDate)]);

    private static string Plain(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

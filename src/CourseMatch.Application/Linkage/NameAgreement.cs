using FuzzySharp;

namespace CourseMatch.Application.Linkage;

/// <summary>How far two names agree.</summary>
public enum NameAgreement
{
    /// <summary>They do not.</summary>
    Other,

    /// <summary>Only their consonants do, or they are somewhat alike.</summary>
    SoundsAlike,

    /// <summary>Nearly letter by letter, or one is a part of the other.</summary>
    Near,

    /// <summary>Letter by letter once folded.</summary>
    Same,
}

/// <summary>Compares folded names.</summary>
internal static class NameComparison
{
    private const int NearPercent = 85;
    private const int AlikePercent = 74;

    public static NameAgreement Of(FoldedName first, FoldedName second)
    {
        if (first.Text.Length == 0 || second.Text.Length == 0)
        {
            return NameAgreement.Other;
        }

        if (first.Text == second.Text)
        {
            return NameAgreement.Same;
        }

        if (IsPart(first.Text, second.Text) || IsPart(second.Text, first.Text))
        {
            return NameAgreement.Near;
        }

        var percent = Fuzz.Ratio(
            first.Text.Replace(" ", "", StringComparison.Ordinal),
            second.Text.Replace(" ", "", StringComparison.Ordinal));
        return percent >= NearPercent ? NameAgreement.Near
            : first.Bones.Length >= 2 && first.Bones == second.Bones || percent >= AlikePercent
                ? NameAgreement.SoundsAlike
                : NameAgreement.Other;
    }

    /// <summary>All words of the shorter name stand in the longer one.</summary>
    private static bool IsPart(string shorter, string longer) =>
        shorter.Length >= 3 && shorter.Length < longer.Length
        && shorter.Split(' ').All(word => longer.Split(' ').Contains(word, StringComparer.Ordinal));
}

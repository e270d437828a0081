using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Linkage;

/// <summary>Which of two records is kept, and when a merge must not be: nobody may be promised twice by it, and no
/// family may fall apart.</summary>
internal sealed class LinkRoles
{
    private readonly HashSet<NewcomerId> promised;
    private readonly Dictionary<NewcomerId, int> partners;
    private readonly HashSet<NewcomerId> housed;
    private readonly HashSet<NewcomerId> keeping;
    private readonly HashSet<NewcomerId> resting;

    public LinkRoles(County county, IReadOnlyList<NewcomerLink> merged)
    {
        promised = [.. county.Promises.Select(promise => promise.Newcomer)];
        housed = [.. county.Newcomers.Where(person => person.Household is not null).Select(person => person.Id)];
        partners = county.Households
            .SelectMany(household => household.Partners, (household, partner) => (partner, household.Partners.Count))
            .ToDictionary(one => one.partner, one => one.Count);
        keeping = [.. merged.Select(link => link.Kept.Newcomer)];
        resting = [.. merged.Select(link => link.Duplicate.Newcomer)];
    }

    /// <summary>The first is kept and the second rests: who holds a place is kept, then who keeps others already, then
    /// who lives with a partner or children on file, then who was here first.</summary>
    public bool IsKept(NewcomerId first, NewcomerId second)
    {
        int Rank(NewcomerId person) =>
            (promised.Contains(person) ? 8 : 0) + (keeping.Contains(person) ? 4 : 0)
            + (partners.GetValueOrDefault(person) > 1 ? 2 : 0) + (housed.Contains(person) ? 1 : 0);

        return Rank(first) != Rank(second) ? Rank(first) > Rank(second) : first.Value < second.Value;
    }

    /// <summary>Why the two must not be merged now, or null.</summary>
    public Finding? Refusal(NewcomerId first, NewcomerId second)
    {
        var (kept, duplicate) = IsKept(first, second) ? (first, second) : (second, first);
        return promised.Contains(duplicate) ? Finding.Of("CM1803", Severity.Error)
            : resting.Contains(kept) || resting.Contains(duplicate) || keeping.Contains(duplicate)
                ? Finding.Of("CM1804", Severity.Error)
                : partners.GetValueOrDefault(duplicate) > 1 && partners.GetValueOrDefault(kept) <= 1
                    ? Finding.Of("CM1805", Severity.Error)
                    : null;
    }

    /// <summary>The record is merged into another.</summary>
    public bool Rests(NewcomerId person) => resting.Contains(person);

    /// <summary>The two are merged from now on.</summary>
    public void Note(NewcomerId kept, NewcomerId duplicate)
    {
        keeping.Add(kept);
        resting.Add(duplicate);
    }
}

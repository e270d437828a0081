using CourseMatch.Application.Imports;

namespace CourseMatch.Store.Newcomers;

/// <summary>A child on file or about to be; its number is null until it has one.</summary>
internal sealed class KnownChild(int? id, int household, DateOnly birthDate, int twin)
{
    public int? Id { get; set; } = id;

    public int Household { get; set; } = household;

    public DateOnly BirthDate { get; set; } = birthDate;

    /// <summary>1-based among the children of the household born on one day.</summary>
    public int Twin { get; set; } = twin;

    /// <summary>New, moved to another household, or with another date of birth.</summary>
    public bool IsChanged { get; set; } = id is null;
}

/// <summary>One line of the list: a newcomer, the household the line puts them in, and the children it names.</summary>
internal sealed record HouseholdLine(int Newcomer, int Household, IReadOnlyList<ChildRecord> Children);

/// <summary>What a line says of a child.</summary>
internal sealed record ChildNaming(int Newcomer, KnownChild Child, ChildRecord Record);

/// <summary>What a line said of a child before.</summary>
internal sealed record EarlierNaming(int Newcomer, KnownChild Child, bool IsBirthDateEstimated);

/// <summary>Which child on file a line of the list speaks of. Lists give children no key, and promises name
/// them.</summary>
/// <remarks>
/// Within a household the date of birth tells, with a number among twins: partners who both name a child name it once.
/// A child moves along when its parent's line moves to another household, unless somebody who stays names it too. A
/// date estimated from an age drifts from list to list: then the nearest date within a year is the same child.
/// </remarks>
internal sealed class ChildIdentities
{
    private const int LongestDriftDays = 366;

    private readonly Dictionary<(int Household, DateOnly BirthDate, int Twin), KnownChild> onFile;
    private readonly ILookup<int, EarlierNaming> earlier;
    private readonly HashSet<KnownChild> staying;

    /// <param name="children">Children of every household concerned.</param>
    /// <param name="namings">Namings of these children, by lines to be replaced and by others.</param>
    /// <param name="replaced">Newcomers whose lines are being replaced.</param>
    public ChildIdentities(
        IEnumerable<KnownChild> children, IReadOnlyList<EarlierNaming> namings, IReadOnlySet<int> replaced)
    {
        onFile = children.ToDictionary(KeyOf);
        earlier = namings.Where(naming => replaced.Contains(naming.Newcomer)).ToLookup(naming => naming.Newcomer);
        staying = [.. namings.Where(naming => !replaced.Contains(naming.Newcomer)).Select(naming => naming.Child)];
    }

    /// <summary>The namings of all lines. Lines that named children before go first, so that a partner who joins names
    /// the child the other brings along, and not a new one.</summary>
    public IReadOnlyList<ChildNaming> Resolve(IEnumerable<HouseholdLine> lines) =>
        [.. lines.OrderByDescending(line => earlier.Contains(line.Newcomer)).SelectMany(Resolve)];

    private IReadOnlyList<ChildNaming> Resolve(HouseholdLine line)
    {
        var wanted = line.Children
            .GroupBy(record => record.BirthDate)
            .SelectMany(sameDay => sameDay.Select(
                (record, index) => (Record: record, Key: (line.Household, record.BirthDate, Twin: index + 1))))
            .OrderBy(want => want.Record.BirthDate)
            .ToArray();
        var namings = wanted
            .Where(want => onFile.ContainsKey(want.Key))
            .Select(want => new ChildNaming(line.Newcomer, onFile[want.Key], want.Record))
            .ToList();
        staying.UnionWith(namings.Select(naming => naming.Child));
        foreach (var want in wanted.Where(want => !onFile.ContainsKey(want.Key)))
        {
            var child = Movable(line.Newcomer, want.Record) ?? new KnownChild(null, 0, default, 0);
            onFile.Remove(KeyOf(child));
            (child.Household, child.BirthDate, child.Twin) = want.Key;
            child.IsChanged = true;
            onFile.Add(want.Key, child);
            staying.Add(child);
            namings.Add(new ChildNaming(line.Newcomer, child, want.Record));
        }

        return namings;
    }

    /// <summary>A child this line named before and nobody else names, or null.</summary>
    private KnownChild? Movable(int newcomer, ChildRecord record) => earlier[newcomer]
        .Where(naming => !staying.Contains(naming.Child))
        .Select(naming => (naming, Drift: Math.Abs(naming.Child.BirthDate.DayNumber - record.BirthDate.DayNumber)))
        .Where(near => near.Drift == 0
            || near.Drift <= LongestDriftDays
                && (near.naming.IsBirthDateEstimated || record.IsBirthDateEstimated))
        .OrderBy(near => near.Drift)
        .Select(near => near.naming.Child)
        .FirstOrDefault();

    private static (int Household, DateOnly BirthDate, int Twin) KeyOf(KnownChild child) =>
        (child.Household, child.BirthDate, child.Twin);
}

namespace CourseMatch.Application.Linkage;

/// <summary>Finds the pairs among many records that may be one person.</summary>
/// <remarks>
/// Nobody is compared with everybody: only people who share one of a few keys are (birthday and a letter, consonants of
/// both names, consonants of one name and the year, file number). Keys shared by more than
/// <see cref="BlockMax"/> people are left to the finer ones.
/// </remarks>
public static class LinkFinding
{
    private const int BlockMax = 300;

    /// <summary>How far the best partner in another list must lead before it is certain, bits.</summary>
    private const double LeadBits = 6;

    /// <summary>All pairs worth a look, best first; of equal ones the lower numbers first.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="only">Only pairs with one of these; null = all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<LinkCandidate> Find(
        IReadOnlyList<PersonTraits> people,
        IReadOnlySet<NewcomerId>? only = null,
        CancellationToken cancellationToken = default)
    {
        var scoring = new LinkScoring(people);
        var blocks = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 0; index < people.Count; index++)
        {
            foreach (var key in KeysOf(people[index]).Distinct(StringComparer.Ordinal))
            {
                if (!blocks.TryGetValue(key, out var block))
                {
                    blocks.Add(key, block = []);
                }

                block.Add(index);
            }
        }

        var seen = new HashSet<long>();
        var found = new List<LinkCandidate>();
        foreach (var block in blocks.Values.Where(block => block.Count is > 1 and <= BlockMax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var one = 0; one < block.Count; one++)
            {
                for (var two = one + 1; two < block.Count; two++)
                {
                    var (first, second) = (people[block[one]], people[block[two]]);
                    if ((only is null || only.Contains(first.Newcomer) || only.Contains(second.Newcomer))
                        && seen.Add(((long)block[one] << 32) | (uint)block[two])
                        && scoring.Score(first, second) is { } candidate)
                    {
                        found.Add(candidate);
                    }
                }
            }
        }

        return WithoutRivals(people, found);
    }

    /// <summary>Keys of which two records of one person share at least one in nearly every disguise.</summary>
    private static IEnumerable<string> KeysOf(PersonTraits person)
    {
        var (family, given, day) = (person.Family.Bones, person.Given.Bones, person.BirthDate);
        var date = $"{day.Year}-{Math.Min(day.Day, day.Month)}-{Math.Max(day.Day, day.Month)}";
        yield return $"d{date}{First(family)}";
        yield return $"d{date}{First(given)}";
        yield return $"n{Least(family, given)}|{Most(family, given)}";
        yield return $"y{day.Year}|{family}";
        yield return $"y{day.Year}|{given}|{First(family)}";
        yield return $"m{day.Month}-{day.Day}|{family}";
        if (person.Number.Length >= 5)
        {
            yield return $"#{person.Number}";
        }
    }

    private static string First(string bones) => bones.Length == 0 ? "" : bones[..1];

    private static string Least(string one, string two) => string.CompareOrdinal(one, two) <= 0 ? one : two;

    private static string Most(string one, string two) => string.CompareOrdinal(one, two) <= 0 ? two : one;

    /// <summary>Somebody who could be two different people of one other list is nobody's certain match: a person
    /// decides.</summary>
    private static IReadOnlyList<LinkCandidate> WithoutRivals(
        IReadOnlyList<PersonTraits> people, List<LinkCandidate> found)
    {
        var sources = people.ToDictionary(person => person.Newcomer, person => person.Source);
        var best = new Dictionary<(NewcomerId, string), List<double>>();
        foreach (var candidate in found)
        {
            Note(candidate.First, sources[candidate.Second], candidate.Bits);
            Note(candidate.Second, sources[candidate.First], candidate.Bits);
        }

        return
        [
            .. found
                .Select(candidate => candidate.Certainty == LinkCertainty.Certain
                    && !(Leads(candidate.First, sources[candidate.Second], candidate.Bits)
                        && Leads(candidate.Second, sources[candidate.First], candidate.Bits))
                    ? candidate with { Certainty = LinkCertainty.Probable }
                    : candidate)
                .OrderByDescending(candidate => candidate.Bits)
                .ThenBy(candidate => candidate.First.Value)
                .ThenBy(candidate => candidate.Second.Value),
        ];

        void Note(NewcomerId person, string source, double bits)
        {
            if (!best.TryGetValue((person, source), out var all))
            {
                best.Add((person, source), all = []);
            }

            all.Add(bits);
        }

        bool Leads(NewcomerId person, string source, double bits) =>
            best[(person, source)].Count(other => other > bits - LeadBits) == 1;
    }
}

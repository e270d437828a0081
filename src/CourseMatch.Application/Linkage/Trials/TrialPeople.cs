using CourseMatch.Application.Newcomers;
using CourseMatch.Solving.Generation;

namespace CourseMatch.Application.Linkage.Trials;

/// <summary>One record of a trial, and who it really is.</summary>
/// <param name="Person">Number of the person behind it.</param>
/// <param name="Traits">What the list says.</param>
public sealed record TrialRecord(int Person, PersonTraits Traits);

/// <summary>Makes seeded lists of invented people as three authorities keep them, with known duplicates in the
/// disguises seen in real lists, and with twins, siblings and namesakes that are no duplicates.</summary>
public static class TrialPeople
{
    private static readonly string[] Sources = ["Ausländerbehörde", "Jobcenter", "Sozialamt"];

    /// <summary>Makes the records.</summary>
    /// <param name="records">Number of records, at least 100.</param>
    /// <param name="duplicatePercent">Share of records that are a second record of somebody, percent.</param>
    /// <param name="seed">The same seed gives the same records.</param>
    public static IReadOnlyList<TrialRecord> Make(int records, int duplicatePercent, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 100);
        var chance = new SplitMix64(seed);
        var duplicates = records * duplicatePercent / 100;
        var people = new List<TrialPerson>(records - duplicates);
        while (people.Count < records - duplicates)
        {
            people.Add(people.Count > 0 && chance.Chance(6)
                ? Relative(people[^1], people.Count, chance)
                : Stranger(people.Count, chance));
        }

        var made = people
            .Select(person => person.Record(person.Index + 1, Sources[person.Source], TrialDisguise.None, chance))
            .ToList();
        for (var index = 0; index < duplicates; index++)
        {
            var person = people[chance.Below(people.Count)];
            var source = Sources[(person.Source + 1 + chance.Below(2)) % Sources.Length];
            if (made.Any(record => record.Person == person.Index && record.Traits.Source == source))
            {
                index--;
                continue;
            }

            made.Add(person.Record(made.Count + 1, source, TrialDisguise.Draw(chance), chance));
        }

        return made;
    }

    private static TrialPerson Stranger(int index, SplitMix64 chance)
    {
        var region = TrialRegion.All[chance.Weighted([45, 30, 10, 15])];
        var isWoman = chance.Chance(52);
        var given = isWoman ? region.Female : region.Male;
        return new TrialPerson(
            index,
            chance.Below(Sources.Length),
            region.Language,
            Common(region.Families, chance),
            Common(given, chance),
            BirthDate(chance),
            isWoman ? Gender.Female : Gender.Male,
            $"{44_500 + chance.Below(120)}",
            $"{Streets[chance.Below(Streets.Length)]}{1 + chance.Below(90)}",
            chance.Chance(25) ? [new DateOnly(2012 + chance.Below(14), 1, 1).AddDays(chance.Below(365))] : []);
    }

    /// <summary>Somebody who shares nearly everything with another: a twin, a brother or sister, a namesake.</summary>
    private static TrialPerson Relative(TrialPerson other, int index, SplitMix64 chance)
    {
        var region = TrialRegion.All.Single(one => one.Language == other.Language);
        var stranger = Stranger(index, chance);
        var given = other.Gender == Gender.Female ? region.Female : region.Male;
        return chance.Weighted([20, 50, 30]) switch
        {
            // A twin of the same gender.
            0 => other with
            {
                Index = index,
                Source = chance.Below(Sources.Length),
                Given = Other(given, other.Given, chance),
                Children = [],
            },

            // A brother, sister or parent at the same address.
            1 => other with
            {
                Index = index,
                Source = chance.Below(Sources.Length),
                Given = Other(given, other.Given, chance),
                BirthDate = other.BirthDate.AddDays(-400 - chance.Below(9000)),
                Children = [],
            },

            // Somebody else of the same name and year.
            _ => stranger with
            {
                Language = other.Language,
                Family = other.Family,
                Given = other.Given,
                Gender = other.Gender,
                BirthDate = new DateOnly(other.BirthDate.Year, 1, 1).AddDays(chance.Below(365)),
            },
        };
    }

    private static TrialName Other(TrialName[] names, TrialName but, SplitMix64 chance)
    {
        for (; ; )
        {
            var name = names[chance.Below(names.Length)];
            if (!name.Spellings.Intersect(but.Spellings).Any())
            {
                return name;
            }
        }
    }

    /// <summary>The first names of a list are far more common than the last.</summary>
    private static TrialName Common(TrialName[] names, SplitMix64 chance) =>
        names[Math.Min(chance.Below(names.Length), chance.Below(names.Length))];

    /// <summary>One in eight is registered with 1 January.</summary>
    private static DateOnly BirthDate(SplitMix64 chance)
    {
        var year = 1960 + chance.Below(48);
        return chance.Chance(12) ? new DateOnly(year, 1, 1) : new DateOnly(year, 1, 1).AddDays(chance.Below(365));
    }

    private static readonly string[] Streets =
    [
        "HAUPTSTR", "BAHNHOFSTR", "SCHULSTR", "GARTENSTR", "DORFSTR", "BERGSTR", "LINDENSTR", "KIRCHSTR", "WALDSTR",
        "RINGSTR", "GOETHESTR", "SCHILLERSTR", "FELDWEG", "MOZARTSTR", "PARKSTR", "UFERSTR", "NORDSTR", "SÜDRING",
    ];
}

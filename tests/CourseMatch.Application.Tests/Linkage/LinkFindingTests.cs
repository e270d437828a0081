using CourseMatch.Application.Linkage;
using CourseMatch.Application.Linkage.Trials;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Tests.Linkage;

public sealed class LinkFindingTests
{
    private static readonly DateOnly Born = new(1990, 4, 23);

    [Fact]
    public void One_person_in_two_lists_under_two_spellings_is_certain() =>
        Assert.Equal(LinkCertainty.Certain, Pair(Person(1, "A"), Person(2, "B", "Schewtschenko", "Oxana"))!.Certainty);

    [Fact]
    public void Swapped_day_and_month_are_known_for_what_they_are()
    {
        var swapped = Pair(
            Person(1, "A") with { BirthDate = new DateOnly(1990, 4, 5) },
            Person(2, "B") with { BirthDate = new DateOnly(1990, 5, 4) })!;
        Assert.Contains(swapped.Reasons, reason => reason.Trait == LinkTrait.SwappedBirthDate);
        Assert.Equal(LinkCertainty.Certain, swapped.Certainty);
    }

    [Fact]
    public void The_first_of_January_of_the_right_year_is_asked_about()
    {
        var pair = Pair(Person(1, "A"), Person(2, "B") with { BirthDate = new DateOnly(1990, 1, 1) })!;
        Assert.Contains(pair.Reasons, reason => reason.Trait == LinkTrait.YearAndFirstOfJanuary);
        Assert.Equal(LinkCertainty.Probable, pair.Certainty);
    }

    [Fact]
    public void Twins_who_differ_in_the_given_name_alone_are_never_merged_without_asking()
    {
        var pair = Pair(
            Person(1, "A", "Haddad", "Hassan") with { Gender = Gender.Male },
            Person(2, "B", "Haddad", "Hussein") with { Gender = Gender.Male });
        Assert.NotEqual(LinkCertainty.Certain, pair?.Certainty);
    }

    [Fact]
    public void Father_and_son_of_one_name_and_address_are_not_merged_without_asking() =>
        Assert.NotEqual(
            LinkCertainty.Certain,
            Pair(Person(1, "A"), Person(2, "B") with { BirthDate = new DateOnly(1961, 9, 2) })?.Certainty);

    [Fact]
    public void Two_entries_of_one_list_are_asked_about_not_merged() =>
        Assert.Equal(LinkCertainty.Probable, Pair(Person(1, "A"), Person(2, "A"))!.Certainty);

    [Fact]
    public void Somebody_who_could_be_two_people_of_another_list_is_asked_about()
    {
        var found = LinkFinding.Find([Person(1, "A"), Person(2, "B"), Person(3, "B")]);
        Assert.Equal(3, found.Count);
        Assert.All(found, pair => Assert.Equal(LinkCertainty.Probable, pair.Certainty));
    }

    [Fact]
    public void The_reasons_add_up_to_the_score()
    {
        var pair = Pair(Person(1, "A"), Person(2, "B"))!;
        Assert.Equal(pair.Bits, pair.Reasons.Sum(reason => reason.Bits), 9);
    }

    [Fact]
    public void Only_those_asked_about_are_looked_for()
    {
        PersonTraits[] people =
        [
            Person(1, "A"), Person(2, "B"),
            Person(3, "A", "Yılmaz", "Elif") with { Street = "X1" },
            Person(4, "B", "Yilmaz", "Elif") with { Street = "X1" },
        ];
        var pair = Assert.Single(LinkFinding.Find(people, new HashSet<NewcomerId> { new(4) }));
        Assert.Equal((3, 4), (pair.First.Value, pair.Second.Value));
    }

    // The small part of the measurement that coursematch duplicates measure makes with 20,000 records.
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Duplicates_in_realistic_disguises_are_found_and_nearly_none_is_merged_wrongly(long seed)
    {
        var figures = LinkageTrial.Measure(TrialPeople.Make(4_000, 15, seed));
        Assert.True(figures.MeetsBars, $"seed {seed}: {figures}");
        Assert.InRange(figures.TruePairs, 550, 700);
        Assert.True(figures.CertainRecall > 0.5, $"seed {seed}: {figures}");
    }

    [Fact]
    public void The_same_seed_makes_the_same_people()
    {
        static string Text(IEnumerable<TrialRecord> records) => string.Join('\n', records.Select(record =>
            $"{record.Person} {record.Traits.Source} {record.Traits.Family} {record.Traits.BirthDate}"));

        Assert.Equal(Text(TrialPeople.Make(500, 15, 3)), Text(TrialPeople.Make(500, 15, 3)));
        Assert.NotEqual(Text(TrialPeople.Make(500, 15, 3)), Text(TrialPeople.Make(500, 15, 4)));
    }

    private static LinkCandidate? Pair(PersonTraits one, PersonTraits two) =>
        LinkFinding.Find([one, two, .. Crowd()], new HashSet<NewcomerId> { one.Newcomer }).SingleOrDefault();

    /// <summary>Enough strangers for names to be as rare as on a real list.</summary>
    private static IEnumerable<PersonTraits> Crowd() => Enumerable.Range(0, 500).Select(index =>
        Person(100 + index, "C", $"Fremd{(char)('a' + index % 26)}{(char)('a' + index / 26)}x", "Nemo") with
        {
            BirthDate = new DateOnly(1950, 1, 2).AddDays(index * 37),
            Street = $"S{index}",
        });

    private static PersonTraits Person(
        int number, string source, string family = "Shevchenko", string given = "Oksana") => new(
        new NewcomerId(number), source, $"{source}{number}", FoldedName.Of(family), FoldedName.Of(given), Born,
        Gender.Female, "44787", "HAUPTSTR1", "uk", []);
}

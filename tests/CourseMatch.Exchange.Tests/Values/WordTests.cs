using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

/// <summary>Words that are one of a few: those of real lists, and those we write ourselves.</summary>
public class WordTests
{
    [Theory]
    [InlineData("lateinisch", Literacy.Latin)]
    [InlineData("latein.", Literacy.Latin)]
    [InlineData("nicht latein.", Literacy.OtherScript)]
    [InlineData("nicht lateinisch", Literacy.OtherScript)]
    [InlineData("Alpha", Literacy.None)]
    [InlineData("nicht alphabetisiert", Literacy.None)]
    [InlineData("gering literalisiert", Literacy.LowLatin)]
    public void Literacy_is_understood(string text, Literacy literacy) =>
        Assert.Equal(literacy, NewcomerWords.Literacies.Find(text));

    [Theory]
    [InlineData("w", Gender.Female)]
    [InlineData("Frau", Gender.Female)]
    [InlineData("männlich", Gender.Male)]
    [InlineData("d", Gender.Diverse)]
    [InlineData("x", Gender.Unstated)]
    public void Gender_is_understood(string text, Gender gender) =>
        Assert.Equal(gender, NewcomerWords.Genders.Find(text));

    [Theory]
    [InlineData("Jobcenter Musterstadt", Issuer.Jobcenter)]
    [InlineData("JC", Issuer.Jobcenter)]
    [InlineData("ABH", Issuer.ForeignersAuthority)]
    [InlineData("Ausländerbehörde", Issuer.ForeignersAuthority)]
    [InlineData("Sozialamt", Issuer.SocialOffice)]
    [InlineData("Agentur für Arbeit", Issuer.EmploymentAgency)]
    [InlineData("BAMF", Issuer.FederalOffice)]
    [InlineData("BVA", Issuer.FederalAdministration)]
    public void Issuers_are_understood(string text, Issuer issuer) =>
        Assert.Equal(issuer, NewcomerWords.Issuers.Find(text));

    [Theory]
    [InlineData("zu Fuß", Mobility.OnFoot)]
    [InlineData("Rad", Mobility.Bicycle)]
    [InlineData("PKW", Mobility.Car)]
    [InlineData("Bus und Bahn", Mobility.PublicTransport)]
    [InlineData("Deutschlandticket", Mobility.PublicTransport)]
    public void Mobility_is_understood(string text, Mobility mobility) =>
        Assert.Equal(mobility, NewcomerWords.Mobilities.Find(text));

    [Theory]
    [InlineData("geplant", CourseState.Planned)]
    [InlineData("findet statt", CourseState.Planned)]
    [InlineData("ausgebucht", CourseState.Closed)]
    [InlineData("fällt aus", CourseState.Cancelled)]
    [InlineData("läuft", CourseState.Running)]
    [InlineData("beendet", CourseState.Finished)]
    public void States_are_understood(string text, CourseState state) =>
        Assert.Equal(state, CourseWords.States.Find(text));

    [Fact]
    public void Every_word_we_write_is_one_we_read()
    {
        All(NewcomerWords.Genders, NewcomerWords.Write, Gender.Unstated);
        All(NewcomerWords.Literacies, NewcomerWords.Write, Literacy.Unstated);
        All(NewcomerWords.Mobilities, NewcomerWords.Write);
        All(NewcomerWords.Proofs, NewcomerWords.Write);
        All(NewcomerWords.DayParts, NewcomerWords.Write);
        All(NewcomerWords.Issuers, NewcomerWords.Write);
        All(NewcomerWords.EntitlementKinds, NewcomerWords.Write);
        All(NewcomerWords.Schemes, NewcomerWords.Write);
        All(CourseWords.Modes, CourseWords.Write);
        All(CourseWords.Payers, CourseWords.Write);
        All(CourseWords.States, CourseWords.Write, CourseState.Withdrawn);
    }

    [Theory]
    [InlineData("Arabisch", "ar")]
    [InlineData("türkisch", "tr")]
    [InlineData("Kurmandschi", "kmr")]
    [InlineData("DARI", "prs")]
    [InlineData("uk", "uk")]
    [InlineData("Klingonisch", "Klingonisch")]
    public void Languages_become_codes_and_unknown_ones_stay_as_entered(string word, string code) =>
        Assert.Equal(code, LanguageWords.Language(word));

    [Theory]
    [InlineData("lateinisch", "Latn")]
    [InlineData("kyrillisch", "Cyrl")]
    [InlineData("Arab", "Arab")]
    public void Scripts_become_codes(string word, string code) => Assert.Equal(code, LanguageWords.Script(word));

    [Theory]
    [InlineData("Rollstuhl; Aufzug nötig", FunctionalNeeds.StepFree)]
    [InlineData("schwerhörig", FunctionalNeeds.HearingSupport)]
    [InlineData("Großdruck", FunctionalNeeds.VisionSupport)]
    [InlineData("stufenlos, Hörunterstützung, Sehunterstützung",
        FunctionalNeeds.StepFree | FunctionalNeeds.HearingSupport | FunctionalNeeds.VisionSupport)]
    [InlineData("sehr motiviert, hört gern zu", FunctionalNeeds.None)]
    public void Needs_are_found_in_words(string text, FunctionalNeeds needs) =>
        Assert.Equal(needs, NeedWords.Find(text));

    private static void All<T>(WordTable<T> table, Func<T, string> write, params T[] unwritten)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>().Except(unwritten))
        {
            Assert.Equal(value, table.Find(write(value)));
        }
    }
}

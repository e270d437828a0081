using CourseMatch.Application.Newcomers;
using CourseMatch.Solving.Generation;

namespace CourseMatch.Application.Linkage.Trials;

/// <summary>An invented person, as they would describe themselves.</summary>
internal sealed record TrialPerson(
    int Index,
    int Source,
    string Language,
    TrialName Family,
    TrialName Given,
    DateOnly BirthDate,
    Gender Gender,
    string Postcode,
    string Street,
    IReadOnlyList<DateOnly> Children)
{
    /// <summary>The person as one list has them.</summary>
    public TrialRecord Record(int number, string source, TrialDisguise disguise, SplitMix64 chance)
    {
        var family = disguise.Spell(Family, chance);
        var given = disguise.Spell(Given, chance);
        if (disguise.SwapsNames)
        {
            (family, given) = (given, family);
        }

        return new TrialRecord(
            Index,
            new PersonTraits(
                new NewcomerId(number),
                source,
                disguise.KeepsNumber ? $"PKZ{Index:000000}" : $"{source[0]}{number:000000}",
                FoldedName.Of(family),
                FoldedName.Of(given),
                disguise.Write(BirthDate, chance),
                disguise.OmitsGender ? Gender.Unstated : Gender,
                disguise.Moves ? $"{44_500 + chance.Below(120)}" : Postcode,
                disguise.OmitsStreet ? null : disguise.Moves ? $"NEUERWEG{chance.Below(90)}" : Street,
                disguise.OmitsLanguage ? null : Language,
                Children));
    }
}

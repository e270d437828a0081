using CourseMatch.Solving.Generation;

namespace CourseMatch.Application.Linkage.Trials;

/// <summary>How a second office wrote a person down: what real lists do to one and the same person.</summary>
internal sealed record TrialDisguise(
    int OtherSpellingPercent,
    bool IsNativeScript,
    bool HasTypo,
    bool SwapsNames,
    bool SwapsDayAndMonth,
    bool WritesFirstOfJanuary,
    bool MistypesDate,
    bool Moves,
    bool OmitsStreet,
    bool OmitsGender,
    bool OmitsLanguage,
    bool KeepsNumber)
{
    /// <summary>As the person would write it; the file number of the person's own card is kept by the first office only
    /// when another one asks for it too.</summary>
    public static TrialDisguise None { get; } =
        new(0, false, false, false, false, false, false, false, false, false, false, true);

    public static TrialDisguise Draw(SplitMix64 chance) => new(
        60,
        chance.Chance(8),
        chance.Chance(10),
        chance.Chance(4),
        chance.Chance(8),
        chance.Chance(7),
        chance.Chance(5),
        chance.Chance(25),
        chance.Chance(30),
        chance.Chance(10),
        chance.Chance(15),
        chance.Chance(15));

    /// <summary>A spelling of a name, with a slip of the keyboard where there is one.</summary>
    public string Spell(TrialName name, SplitMix64 chance)
    {
        var native = name.Spellings[^1].Any(letter => letter > '\u024f');
        var spellings = native && name.Spellings.Length > 1 ? name.Spellings.Length - 1 : name.Spellings.Length;
        var spelling = native && IsNativeScript ? name.Spellings[^1]
            : chance.Chance(OtherSpellingPercent) ? name.Spellings[chance.Below(spellings)]
            : name.Spellings[0];
        return HasTypo && chance.Chance(50) && spelling.Length > 4 ? Mistyped(spelling, chance) : spelling;
    }

    /// <summary>The date of birth as written.</summary>
    public DateOnly Write(DateOnly date, SplitMix64 chance) =>
        WritesFirstOfJanuary ? new DateOnly(date.Year, 1, 1)
        : SwapsDayAndMonth && date.Day <= 12 ? new DateOnly(date.Year, date.Day, date.Month)
        : MistypesDate ? date.AddDays(chance.Chance(50) ? 1 : 10)
        : date;

    private static string Mistyped(string text, SplitMix64 chance)
    {
        var at = 1 + chance.Below(text.Length - 2);
        return chance.Below(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text.Insert(at, text[at].ToString()),
        };
    }
}

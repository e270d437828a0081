using CourseMatch.Application.Places;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>Functional needs in words. Only what a place must offer is kept, never why (GDPR Art. 9).</summary>
internal static class NeedWords
{
    private static readonly (FunctionalNeeds Need, string[] Words)[] Table =
    [
        (FunctionalNeeds.StepFree,
            [
                " rollstuhl", " aufzug", " stufenlos", " stufenfrei", " barrierefrei", " rollator", " ebenerdig",
                " lift ",
            ]),
        (FunctionalNeeds.HearingSupport, [
                " schwerhoer", " hoergeraet", " hoerhilfe", " hoerunterstuetz", " hoerbehinder", " hoerschleife",
                " gehoerlos", " induktion", " gebaerden",
            ]),
        (FunctionalNeeds.VisionSupport, [
                " sehbehinder", " sehbeeintraecht", " sehhilfe", " sehunterstuetz", " sehschwaech", " blind",
                " grossdruck", " screenreader", " grosse schrift",
            ]),
    ];

    /// <summary>Reads the needs column; what is not understood is said.</summary>
    public static Parsed<FunctionalNeeds> Read(string text)
    {
        var needs = Find(text);
        var isNone = WordText.Of(text).Trim() is "nein" or "keine" or "kein" or "keiner" or "n" or "0";
        return needs != FunctionalNeeds.None || isNone ? needs : Remark.Warning("CM1427", text);
    }

    /// <summary>The needs a text names.</summary>
    public static FunctionalNeeds Find(string text)
    {
        var words = WordText.Of(text);
        return Table
            .Where(row => row.Words.Any(word => words.Contains(word, StringComparison.Ordinal)))
            .Aggregate(FunctionalNeeds.None, (needs, row) => needs | row.Need);
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public static string Write(FunctionalNeeds needs) => string.Join(", ", new[]
    {
        needs.HasFlag(FunctionalNeeds.StepFree) ? "stufenlos" : null,
        needs.HasFlag(FunctionalNeeds.HearingSupport) ? "Hörunterstützung" : null,
        needs.HasFlag(FunctionalNeeds.VisionSupport) ? "Sehunterstützung" : null,
    }.OfType<string>());
}

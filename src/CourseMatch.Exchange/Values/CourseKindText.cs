using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>The kind of a course from the words of its kind, title and Fachbereich, slips of the pen
/// included.</summary>
internal static class CourseKindText
{
    /// <summary>Words in the order in which they decide: the special before the general. A space means any word
    /// boundary; a word without one at its end may go on; <c>+</c> joins words that must both occur.</summary>
    private static readonly (CourseKind Kind, string[] Words)[] Table =
    [
        (CourseKind.IntegrationGeneral, [" mb 01 "]),
        (CourseKind.IntegrationYouth, [" mb 02 "]),
        (CourseKind.IntegrationParents, [" mb 03 "]),
        (CourseKind.IntegrationWomen, [" mb 04 "]),
        (CourseKind.IntegrationLiteracy, [" mb 05 "]),
        (CourseKind.IntegrationLowLiteracy, [" mb 06 "]),
        (CourseKind.IntegrationIntensive, [" mb 07 "]),
        (CourseKind.Vocational,
            [" berufssprach", " bsk ", " berufsbezogene deutsch", " berufsbezogen+ deutsch", " deufoev", " mc 0"]),
        (CourseKind.Orientation, [" erstorientierung", " eok "]),
        (CourseKind.LowThresholdWomen, [" mia ", " mia kurs", " migrantinnen einfach stark"]),
        (CourseKind.IntegrationSecondScript, [" zweitschrift", " zweischriftlerner"]),
        (CourseKind.IntegrationLowLiteracy,
            [" gering literalisiert", " foerder+ integration", " integrationsfoerder", " foerderintegrations"]),
        (CourseKind.IntegrationLiteracy, [" alphabet", " alphakurs", " alpha "]),
        (CourseKind.IntegrationYouth, [" jugendintegrations", " jugend integrations"]),
        (CourseKind.IntegrationParents,
            [" elternintegrations", " eltern integrations", " eltern und frauenintegrations"]),
        (CourseKind.IntegrationWomen, [" frauenintegrations", " frauen integrations"]),
        (CourseKind.IntegrationIntensive,
            [" intensiv+ integration", " ik intensiv"]),
        (CourseKind.Other, [" orientierungskurs", " leben in deutschland"]),
        (CourseKind.IntegrationGeneral,
            [" integrationsk", " integrationssprachk", " allgemeiner integrations", " ik "]),
        (CourseKind.Volunteer, [" ehrenamt", " sprachcafe", " sprachtreff", " sprachpat"]),
        (CourseKind.Municipal,
            [
                " deutschkurs", " deutsch als ", " deutsch fuer ", " deutsch am ", " deutsch lernen", " lernt deutsch",
                " deutschfoerder", " sprachfoerderung deutsch", " deutsch intensiv", " deutsch anfaenger",
                " deutsch a1", " deutsch a2", " deutsch b", " deutsch c1", " deutsch modul", " daz ", " daf ", " 4 04 ",
            ]),
    ];

    private static readonly string[] General = ["integrationskurs", "integrationskurse"];

    /// <summary>Reads a text that is nothing but a kind; a short word is enough here ("Intensiv", "Eltern").</summary>
    public static Parsed<CourseKind> Read(string text) =>
        Short.Find(text) is { } kind ? kind
        : Find(out var remark, text) is { } found ? Parsed<CourseKind>.With(found, remark)
        : Remark.Warning("CM1218", text);

    /// <summary>The kind the texts name, or null. Earlier texts count more, but a special kind in a later text counts
    /// more than the general one in an earlier.</summary>
    /// <param name="remark">Said when a word was only similar.</param>
    /// <param name="texts">Kind, titles, Fachbereich; null ones are skipped.</param>
    public static CourseKind? Find(out Remark? remark, params ReadOnlySpan<string?> texts)
    {
        remark = null;
        CourseKind? weak = null;
        foreach (var text in texts)
        {
            if (text is null)
            {
                continue;
            }

            var kind = FindIn(WordText.Of(text), text, out var similar);
            remark ??= similar;
            if (kind is not (null or CourseKind.IntegrationGeneral or CourseKind.Municipal or CourseKind.Other))
            {
                return kind;
            }

            // General beats municipal ("Deutsch" in the title, "Integrationskurs allgemein" as Fachbereich).
            weak = weak is null || weak == CourseKind.Municipal && kind is not null ? kind : weak;
        }

        return weak;
    }

    /// <summary>Words our own files use, and short words of lists.</summary>
    private static WordTable<CourseKind> Short { get; } = new(
        (CourseKind.IntegrationGeneral, "Allgemein|Allgemeiner Integrationskurs|Integrationskurs|IK|IK allgemein"),
        (CourseKind.IntegrationLiteracy, "Alphabetisierungskurs|Alphabetisierung|Alpha|IK Alpha"),
        (CourseKind.IntegrationSecondScript, "Zweitschriftlernerkurs|Zweitschrift|Zweitschriftlerner|IK Zweitschrift"),
        (CourseKind.IntegrationLowLiteracy,
            "Kurs für gering Literalisierte|gering Literalisierte|Förderkurs|Förder"),
        (CourseKind.IntegrationIntensive, "Intensivkurs|Intensiv|IK Intensiv"),
        (CourseKind.IntegrationParents, "Elternintegrationskurs|Elternkurs|Eltern|IK Eltern"),
        (CourseKind.IntegrationWomen, "Frauenintegrationskurs|Frauenkurs|Frauen|IK Frauen"),
        (CourseKind.IntegrationYouth, "Jugendintegrationskurs|Jugendkurs|Jugend|IK Jugend"),
        (CourseKind.Vocational, "Berufssprachkurs|BSK|DeuFöV|Beruf"),
        (CourseKind.Orientation, "Erstorientierungskurs|EOK|Erstorientierung"),
        (CourseKind.LowThresholdWomen, "MiA|MiA-Kurs"),
        (CourseKind.Municipal, "Stadtkurs|kommunaler Kurs|kommunal|Kommunalkurs|Landeskurs|Deutschkurs"),
        (CourseKind.Volunteer, "Ehrenamtskurs|Ehrenamt|ehrenamtlicher Kurs|Sprachcafé"),
        (CourseKind.Other, "Sonstiges|Sonstiger|anderer Kurs"));

    /// <summary>The word our own files use for a kind.</summary>
    public static string Write(CourseKind kind) => kind switch
    {
        CourseKind.IntegrationGeneral => "Allgemeiner Integrationskurs",
        CourseKind.IntegrationLiteracy => "Alphabetisierungskurs",
        CourseKind.IntegrationSecondScript => "Zweitschriftlernerkurs",
        CourseKind.IntegrationLowLiteracy => "Kurs für gering Literalisierte",
        CourseKind.IntegrationIntensive => "Intensivkurs",
        CourseKind.IntegrationParents => "Elternintegrationskurs",
        CourseKind.IntegrationWomen => "Frauenintegrationskurs",
        CourseKind.IntegrationYouth => "Jugendintegrationskurs",
        CourseKind.Vocational => "Berufssprachkurs",
        CourseKind.Orientation => "Erstorientierungskurs",
        CourseKind.LowThresholdWomen => "MiA",
        CourseKind.Municipal => "Stadtkurs",
        CourseKind.Volunteer => "Ehrenamtskurs",
        CourseKind.Other => "Sonstiges",
    };

    private static CourseKind? FindIn(string words, string text, out Remark? similar)
    {
        similar = null;
        foreach (var (kind, starts) in Table)
        {
            if (starts.Any(start => Array.TrueForAll(
                start.Split('+'), word => words.Contains(word, StringComparison.Ordinal))))
            {
                return kind;
            }
        }

        var slip = words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word.Length > 10 && General.Any(right => IsOneSlipAway(word, right)));
        if (slip is null)
        {
            return null;
        }

        similar = Remark.Note("CM1313", text);
        return CourseKind.IntegrationGeneral;
    }

    /// <summary>At most two letters are missing, too many or wrong.</summary>
    private static bool IsOneSlipAway(string word, string right)
    {
        if (Math.Abs(word.Length - right.Length) > 2)
        {
            return false;
        }

        var before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= word.Length; row++)
        {
            var now = new int[right.Length + 1];
            now[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                now[column] = Math.Min(
                    Math.Min(now[column - 1], before[column]) + 1,
                    before[column - 1] + (word[row - 1] == right[column - 1] ? 0 : 1));
            }

            before = now;
        }

        return before[^1] <= 2;
    }
}

using Bogus.DataSets;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Host.Sample;

/// <summary>What newcomers of one first language bring along, on the average of an invented county.</summary>
/// <param name="Language">First language, ISO 639.</param>
/// <param name="Locale">Bogus locale of given names.</param>
/// <param name="Script">Script learned at school, ISO 15924.</param>
/// <param name="Endings">Endings of family names.</param>
/// <param name="Weight">How many of them come.</param>
/// <param name="Latin">Literate in Latin script, in percent.</param>
/// <param name="Other">Literate in another script only, in percent.</param>
/// <param name="Low">Little used to writing, in percent; the rest cannot read and write.</param>
internal sealed record SampleOrigin(
    string Language, string Locale, string Script, string Endings, int Weight, int Latin, int Other, int Low)
{
    /// <summary>How a person of this origin reads and writes.</summary>
    public Literacy LiteracyOf(SampleChance chance)
    {
        var none = 100 - Latin - Other - Low;
        return chance.Pick(
            (Literacy.Latin, Latin), (Literacy.OtherScript, Other), (Literacy.LowLatin, Low), (Literacy.None, none));
    }
}

/// <summary>Origins and names of the sample. Given names are common ones; family names are visibly made up, so that
/// nobody is taken for a real person.</summary>
internal sealed class SampleOrigins(SampleChance chance)
{
    private static readonly string[] Stems =
        ["Muster", "Beispiel", "Probe", "Vorlagen", "Entwurfs", "Skizzen", "Formular", "Schablonen"];

    private static readonly string[] CyrillicStems = ["Мустер", "Байшпіль", "Пробе", "Шаблон", "Зразок"];

    private static readonly SampleOrigin[] All =
    [
        new("uk", "uk", "Cyrl", "enko|chuk|ska", 24, 74, 20, 5),
        new("ar", "ar", "Arab", "i|ani|awi", 26, 44, 27, 11),
        new("fa", "fa", "Arab", "zadeh|pur|i", 13, 38, 29, 12),
        new("kmr", "tr", "Latn", "an|o|î", 8, 50, 8, 20),
        new("tr", "tr", "Latn", "oğlu|ci|taş", 9, 76, 0, 15),
        new("ti", "en", "Ethi", "ay|it|om", 6, 36, 36, 8),
        new("so", "en", "Latn", "e|le|ow", 5, 38, 0, 27),
        new("ro", "ro", "Latn", "escu|eanu|ică", 5, 88, 0, 8),
        new("bg", "ru", "Cyrl", "ov|eva|ski", 4, 70, 14, 10),
    ];

    private readonly Dictionary<string, Name> names = [];

    public SampleOrigin Any() => chance.Pick([.. All.Select(origin => (origin, origin.Weight))]);

    /// <summary>A family name of made-up words with an ending of the language.</summary>
    public string FamilyName(SampleOrigin origin)
    {
        var isCyrillic = origin.Language == "uk" && chance.Percent(35);
        var ending = chance.Any(origin.Endings.Split('|'));
        return isCyrillic
            ? chance.Any(CyrillicStems) + ending switch { "enko" => "енко", "chuk" => "чук", _ => "ська" }
            : chance.Any(Stems) + ending;
    }

    public string GivenName(SampleOrigin origin, Gender gender)
    {
        if (!names.TryGetValue(origin.Locale, out var name))
        {
            name = new Name(origin.Locale) { Random = chance.Random };
            names.Add(origin.Locale, name);
        }

        return name.FirstName(gender == Gender.Male ? Name.Gender.Male : Name.Gender.Female);
    }
}

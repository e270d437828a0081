using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>Languages and scripts by their German names; an unknown word is kept as it was entered.</summary>
internal static class LanguageWords
{
    private static readonly (string Code, string Words)[] Languages =
    [
        ("ar", "Arabisch|arab"), ("tr", "Türkisch"), ("uk", "Ukrainisch"), ("ru", "Russisch"),
        ("fa", "Farsi|Persisch"), ("prs", "Dari"), ("ps", "Paschtu|Pashto|Paschto"), ("ku", "Kurdisch"),
        ("kmr", "Kurmandschi|Kurmanci"), ("ckb", "Sorani"), ("ti", "Tigrinya|Tigrinja"), ("so", "Somali|Somalisch"),
        ("am", "Amharisch"), ("pl", "Polnisch"), ("ro", "Rumänisch"), ("bg", "Bulgarisch"), ("sr", "Serbisch"),
        ("hr", "Kroatisch"), ("bs", "Bosnisch"), ("sq", "Albanisch"), ("mk", "Mazedonisch"),
        ("rom", "Romani|Romanes"), ("el", "Griechisch"), ("it", "Italienisch"), ("es", "Spanisch"),
        ("pt", "Portugiesisch"), ("fr", "Französisch"), ("en", "Englisch"), ("de", "Deutsch"), ("hu", "Ungarisch"),
        ("cs", "Tschechisch"), ("sk", "Slowakisch"), ("lt", "Litauisch"), ("lv", "Lettisch"), ("ur", "Urdu"),
        ("hi", "Hindi"), ("pa", "Panjabi|Punjabi"), ("bn", "Bengali"), ("ta", "Tamil|Tamilisch"),
        ("vi", "Vietnamesisch"), ("zh", "Chinesisch|Mandarin"), ("th", "Thai|Thailändisch"), ("ko", "Koreanisch"),
        ("ja", "Japanisch"), ("id", "Indonesisch"), ("ka", "Georgisch"), ("hy", "Armenisch"),
        ("az", "Aserbaidschanisch"), ("uz", "Usbekisch"), ("tg", "Tadschikisch"), ("he", "Hebräisch"),
        ("sw", "Suaheli|Swahili"), ("ha", "Hausa"), ("aii", "Aramäisch|Assyrisch"), ("ne", "Nepali"),
        ("ff", "Fula|Fulfulde"), ("mn", "Mongolisch"),
    ];

    private static readonly (string Code, string Words)[] Scripts =
    [
        ("Latn", "lateinisch|latein|lat"), ("Arab", "arabisch|persisch"), ("Cyrl", "kyrillisch|russisch"),
        ("Ethi", "äthiopisch|Geez"), ("Grek", "griechisch"), ("Hebr", "hebräisch"), ("Deva", "Devanagari|indisch"),
        ("Beng", "bengalisch"), ("Guru", "Gurmukhi"), ("Taml", "tamilisch"), ("Thai", "thailändisch"),
        ("Hans", "chinesisch"), ("Jpan", "japanisch"), ("Kore", "koreanisch"), ("Geor", "georgisch"),
        ("Armn", "armenisch"), ("Mong", "mongolisch"),
    ];

    private static readonly Dictionary<string, string> LanguageCodes = CodesOf(Languages);
    private static readonly Dictionary<string, string> ScriptCodes = CodesOf(Scripts);

    /// <summary>ISO 639 code of a language, or the word as entered.</summary>
    public static string Language(string word) => LanguageCodes.GetValueOrDefault(WordText.Of(word), word.Trim());

    /// <summary>ISO 15924 code of a script, or the word as entered.</summary>
    public static string Script(string word) => ScriptCodes.GetValueOrDefault(WordText.Of(word), word.Trim());

    /// <summary>German name of a language code, or the word itself.</summary>
    public static string LanguageName(string code) => NameOf(Languages, code);

    /// <summary>German name of a script code, or the word itself.</summary>
    public static string ScriptName(string code) => NameOf(Scripts, code);

    /// <summary>The words of a list.</summary>
    public static IEnumerable<string> Split(string? text) =>
        (text ?? "").Split([',', ';', '/', '+', '|'], StringSplitOptions.RemoveEmptyEntries
            | StringSplitOptions.TrimEntries);

    private static string NameOf((string Code, string Words)[] table, string code) =>
        table.FirstOrDefault(row => row.Code == code).Words?.Split('|')[0] ?? code;

    private static Dictionary<string, string> CodesOf((string Code, string Words)[] table) => table
        .SelectMany(row => row.Words.Split('|').Append(row.Code).Select(word => (WordText.Of(word), row.Code)))
        .ToDictionary(pair => pair.Item1, pair => pair.Code);
}

using System.Globalization;
using System.Text;

namespace CourseMatch.Application.Linkage;

/// <summary>A name as several offices may have heard it: Latin letters of one size, and its consonants alone.</summary>
/// <remarks>
/// Cyrillic, Arabic and Persian letters become the Latin ones most transliterations agree on; Turkish and German
/// letters lose their marks; groups that stand for one sound (sch, sh, ş) become one letter. Scripts that leave short
/// vowels out can only be compared by <see cref="Bones"/>.
/// </remarks>
/// <param name="Text">Folded words in order, parted by spaces.</param>
/// <param name="Bones">The same without vowels and doubled letters, words joined.</param>
/// <param name="HasVowels">False for names from a script without short vowels.</param>
public sealed record FoldedName(string Text, string Bones, bool HasVowels)
{
    private const string ArabicLetters =
        "ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهةىيیءأإآؤئ";

    private static readonly string[] ArabicLatin =
    [
        "a", "b", "p", "t", "t", "j", "x", "h", "h", "d", "d", "r", "z", "z", "s", "w", "s", "d", "t", "z", "a", "g",
        "f", "k", "k", "k", "g", "l", "m", "n", "u", "h", "a", "a", "i", "i", "", "a", "i", "a", "u", "i",
    ];

    private static readonly Dictionary<char, string> Letters = MakeLetters();

    /// <summary>Letters and groups that stand for one sound, longest first; w stands for sch, x for tsch.</summary>
    private static readonly (string Group, string Sound)[] Groups =
    [
        ("w", "v"), ("x", "ks"), ("schtsch", "w"), ("shch", "w"), ("tsch", "x"), ("dsch", "j"), ("dzh", "j"),
        ("sch", "w"), ("tch", "x"),
        ("sh", "w"), ("ch", "x"), ("kh", "h"), ("zh", "z"), ("dj", "j"), ("gh", "g"), ("ph", "f"), ("th", "t"),
        ("dh", "d"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "a"),
        ("oe", "o"), ("ue", "u"), ("ie", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("c", "k"), ("q", "k"),
        ("y", "i"),
    ];

    /// <summary>Folds one or more words.</summary>
    public static FoldedName Of(string name)
    {
        var latin = Latin(name);
        foreach (var (group, sound) in Groups)
        {
            latin = latin.Replace(group, sound, StringComparison.Ordinal);
        }

        var words = latin.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Replace('v', 'b').Replace('p', 'b'))
            .Select(Single)
            .Where(word => word.Length > 0)
            .ToArray();
        var text = string.Join(' ', words);
        var bones = Single(string.Concat(words.Select(Consonants)));
        return new FoldedName(text, bones.Length > 0 ? bones : text, !IsOfVowellessScript(name));
    }

    private static bool IsOfVowellessScript(string name) => name.Any(letter => letter is >= '\u0600' and <= '\u06ff');

    private static string Latin(string name)
    {
        var latin = new StringBuilder(name.Length + 8);
        foreach (var letter in name.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (Letters.TryGetValue(letter, out var known))
            {
                latin.Append(known);
                continue;
            }

            foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
            {
                var isMark = CharUnicodeInfo.GetUnicodeCategory(part)
                    is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
                if (!isMark && part is not ('\'' or '’' or 'ʼ' or '`' or 'ʿ' or 'ʾ'))
                {
                    latin.Append(part is >= 'a' and <= 'z' ? part : ' ');
                }
            }
        }

        return latin.ToString();
    }

    /// <summary>Doubled letters count once.</summary>
    private static string Single(string word)
    {
        var single = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (single.Length == 0 || single[^1] != letter)
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }

    /// <summary>Without vowels; an h that is not at the beginning is not heard everywhere either.</summary>
    private static string Consonants(string word) =>
        string.Concat(word.Where((letter, index) => letter is not ('a' or 'e' or 'i' or 'o' or 'u')
            && (letter != 'h' || index == 0)));

    private static Dictionary<char, string> MakeLetters()
    {
        var letters = new Dictionary<char, string>
        {
            ['ß'] = "ss",
            ['ä'] = "a",
            ['ö'] = "o",
            ['ü'] = "u",
            ['ı'] = "i",
            ['ş'] = "sh",
            ['ç'] = "ch",
            ['ğ'] = "g",
            ['ø'] = "o",
            ['å'] = "a",
            ['æ'] = "a",
            ['œ'] = "o",
            ['ł'] = "l",
            ['đ'] = "d",
            ['ə'] = "a",
            ['š'] = "sh",
            ['ž'] = "zh",
            ['č'] = "ch",
            ['ć'] = "ch",
            ['-'] = " ",
            ['а'] = "a",
            ['б'] = "b",
            ['в'] = "v",
            ['г'] = "g",
            ['ґ'] = "g",
            ['д'] = "d",
            ['е'] = "e",
            ['є'] = "e",
            ['ё'] = "e",
            ['ж'] = "zh",
            ['з'] = "z",
            ['и'] = "i",
            ['і'] = "i",
            ['ї'] = "i",
            ['й'] = "i",
            ['к'] = "k",
            ['л'] = "l",
            ['м'] = "m",
            ['н'] = "n",
            ['о'] = "o",
            ['п'] = "p",
            ['р'] = "r",
            ['с'] = "s",
            ['т'] = "t",
            ['у'] = "u",
            ['ф'] = "f",
            ['х'] = "kh",
            ['ц'] = "ts",
            ['ч'] = "ch",
            ['ш'] = "sh",
            ['щ'] = "shch",
            ['ъ'] = "",
            ['ы'] = "i",
            ['ь'] = "",
            ['э'] = "e",
            ['ю'] = "iu",
            ['я'] = "ia",
            ['\u0640'] = "",
        };
        for (var index = 0; index < ArabicLetters.Length; index++)
        {
            letters[ArabicLetters[index]] = ArabicLatin[index] switch
            {
                "w" => "sh",
                "x" => "ch",
                var known => known,
            };
        }

        return letters;
    }
}

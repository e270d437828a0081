namespace CourseMatch.Exchange.Values;

/// <summary>Words for childcare in prose. A hit is something to ask about, never a place and never a number.</summary>
internal static class CareWords
{
    private const int SnippetCharsMax = 80;

    private static readonly string[] Words =
    [
        "kinderbetreuung", "kinderbeaufsichtigung", "betreuung der kinder", "betreuung ihrer kinder",
        "beaufsichtigung der kinder", "beaufsichtigung für", "beaufsichtigung fuer", "betreuung für kinder",
        "kinder werden betreut", "kinder betreut", "kinderbetr", "mit kind ", "mit kindern kommen",
    ];

    /// <summary>The words around the first hit, or null.</summary>
    public static string? Find(string? prose)
    {
        if (prose is null)
        {
            return null;
        }

        var hits = Words.Select(word => prose.IndexOf(word, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0).ToArray();
        if (hits.Length == 0)
        {
            return null;
        }

        var from = Math.Max(0, hits.Min() - 20);
        var length = Math.Min(SnippetCharsMax, prose.Length - from);
        return (from > 0 ? "…" : "") + ProseTimes.Plain(prose.Substring(from, length))
            + (from + length < prose.Length ? "…" : "");
    }
}

using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Values;

/// <summary>The words that mean one of a few things: a table a clerk can read.</summary>
/// <remarks>
/// Words are separated by <c>|</c> and compared as <see cref="WordText"/>. A word alone must be the whole text; a word
/// with <c>*</c> at its end is enough when some word of the text begins with it. Rows are tried in order.
/// </remarks>
internal sealed class WordTable<T>
    where T : struct, Enum
{
    private readonly (T Value, string[] Whole, string[] Starts)[] rows;

    public WordTable(params (T Value, string Words)[] table)
    {
        rows = [.. table.Select(row =>
        {
            var words = row.Words.Split('|');
            return (
                row.Value,
                words.Where(word => !word.EndsWith('*')).Select(WordText.Of).ToArray(),
                words.Where(word => word.EndsWith('*')).Select(word => WordText.Of(word).TrimEnd()).ToArray());
        })];
    }

    /// <summary>The meaning of a text, or null.</summary>
    public T? Find(string text)
    {
        var words = WordText.Of(text);
        foreach (var (value, whole, starts) in rows)
        {
            if (whole.Contains(words) || starts.Any(start => words.Contains(start, StringComparison.Ordinal)))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>All meanings a text holds, in the order of the table.</summary>
    public IEnumerable<T> FindAll(string text)
    {
        var words = WordText.Of(text);
        return rows
            .Where(row => row.Whole.Contains(words)
                || row.Starts.Any(start => words.Contains(start, StringComparison.Ordinal)))
            .Select(row => row.Value);
    }

    /// <summary>The meaning of a text; an unknown word becomes <paramref name="otherwise"/> with a warning that says
    /// so.</summary>
    public Func<string, Parsed<T>> Or(T otherwise) => text => Find(text) is { } value
        ? value
        : Parsed<T>.With(otherwise, Remark.Warning("CM1210", text, FindingValue.Term(otherwise)));

    /// <summary>The meaning of a text; an unknown word is left out with a warning.</summary>
    public Parsed<T> Read(string text) =>
        Find(text) is { } value ? value : Remark.Warning("CM1211", text);
}

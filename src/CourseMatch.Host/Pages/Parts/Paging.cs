namespace CourseMatch.Host.Pages.Parts;

/// <summary>Part of a longer list, for the partial <c>_Paging</c>.</summary>
/// <param name="Page">This part, from 1.</param>
/// <param name="Pages">Number of parts, at least 1.</param>
/// <param name="AddressOf">Address of a part.</param>
internal sealed record Paging(int Page, int Pages, Func<int, string> AddressOf)
{
    /// <summary>Rows of one part.</summary>
    public const int Size = 50;

    /// <summary>The part a reader asked for.</summary>
    /// <param name="page">The reader's.</param>
    /// <param name="count">Rows of the whole list.</param>
    /// <param name="addressOf">Address of a part.</param>
    public static Paging Of(DeskPage page, int count, Func<int, string> addressOf)
    {
        var pages = Math.Max(1, (count + Size - 1) / Size);
        return new Paging(page.NumberIn("page", 1, pages, 1), pages, addressOf);
    }

    /// <summary>The rows of this part.</summary>
    public IEnumerable<T> Cut<T>(IEnumerable<T> rows) => rows.Skip((Page - 1) * Size).Take(Size);
}

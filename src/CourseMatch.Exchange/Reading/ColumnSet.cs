namespace CourseMatch.Exchange.Reading;

/// <summary>The columns one subject knows.</summary>
internal sealed class ColumnSet
{
    private readonly Dictionary<string, Column> byKey = [];
    private readonly HashSet<string> personal;
    private readonly HashSet<string> unused;

    /// <param name="columns">Columns that are read.</param>
    /// <param name="required">Columns without which nothing can be read; of each group one is enough.</param>
    /// <param name="personal">Headers of personal facts that are dropped, separated by <c>|</c>.</param>
    /// <param name="unused">Headers that are known and not needed, separated by <c>|</c>.</param>
    public ColumnSet(
        IReadOnlyList<Column> columns,
        IReadOnlyList<IReadOnlyList<Column>> required,
        string personal,
        string unused)
    {
        Columns = columns;
        Required = required;
        this.personal = [.. personal.Split('|').Select(Column.KeyOf)];
        this.unused = [.. unused.Split('|').Select(Column.KeyOf)];
        foreach (var column in columns)
        {
            foreach (var key in column.Keys)
            {
                if (!byKey.TryAdd(key, column))
                {
                    throw new ArgumentException($"The header '{key}' means both {byKey[key]} and {column}.");
                }
            }
        }
    }

    public IReadOnlyList<Column> Columns { get; }

    public IReadOnlyList<IReadOnlyList<Column>> Required { get; }

    /// <summary>The column a header names, or null.</summary>
    public Column? Find(string header) => byKey.GetValueOrDefault(Column.KeyOf(header));

    /// <summary>A header of personal facts that we do not keep.</summary>
    public bool IsPersonal(string header) => personal.Contains(Column.KeyOf(header));

    /// <summary>A header that is known and not needed.</summary>
    public bool IsUnused(string header) => unused.Contains(Column.KeyOf(header));
}

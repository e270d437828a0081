namespace CourseMatch.Exchange.Reading;

/// <summary>The columns one subject knows.</summary>
internal sealed class ColumnSet
{
    private readonly Dictionary<string, Column> byKey = [];
    private readonly Dictionary<string, Column?> columnsByHand = [];
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

    private ColumnSet(ColumnSet known, IReadOnlyDictionary<string, Column?> byHand)
    {
        (Columns, Required) = (known.Columns, known.Required);
        (byKey, personal, unused) = (known.byKey, known.personal, known.unused);
        ByHand = [.. byHand.Keys];
        foreach (var (header, column) in byHand)
        {
            columnsByHand[Column.KeyOf(header)] = column;
        }
    }

    /// <summary>Headers whose column somebody set by hand.</summary>
    public IReadOnlyList<string> ByHand { get; } = [];

    public IReadOnlyList<Column> Columns { get; }

    public IReadOnlyList<IReadOnlyList<Column>> Required { get; }

    /// <summary>The column a header names, or null.</summary>
    /// <remarks>What was set by hand goes first.</remarks>
    public Column? Find(string header)
    {
        var key = Column.KeyOf(header);
        return columnsByHand.TryGetValue(key, out var byHand) ? byHand : byKey.GetValueOrDefault(key);
    }

    /// <summary>Somebody said by hand what the header means, or that it is not wanted.</summary>
    public bool IsByHand(string header) => columnsByHand.ContainsKey(Column.KeyOf(header));

    /// <summary>The same columns, found first by what was set by hand; null = the column is not wanted.</summary>
    public ColumnSet With(IReadOnlyDictionary<string, Column?> byHand) => new(this, byHand);

    /// <summary>A header of personal facts that we do not keep.</summary>
    public bool IsPersonal(string header) => personal.Contains(Column.KeyOf(header));

    /// <summary>A header that is known and not needed.</summary>
    public bool IsUnused(string header) => unused.Contains(Column.KeyOf(header)) || IsByHand(header);
}

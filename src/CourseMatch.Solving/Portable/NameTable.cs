namespace CourseMatch.Solving.Portable;

/// <summary>
/// Numbers the distinct ids of a file, so that each is held in memory once however often it stands there.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> names = [];

    public NameTable() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => names.Count;

    public string this[int number] => names[number];

    /// <summary>The number of an id, counted from 0 in the order of first appearance.</summary>
    public int NumberOf(ReadOnlySpan<char> name)
    {
        if (!lookup.TryGetValue(name, out var number))
        {
            number = names.Count;
            names.Add(name.ToString());
            numbers.Add(names[number], number);
        }

        return number;
    }
}

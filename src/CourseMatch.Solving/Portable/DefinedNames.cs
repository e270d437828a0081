namespace CourseMatch.Solving.Portable;

/// <summary>
/// Ids that are defined once (resources or applicants) and referred to from anywhere, before or after.
/// </summary>
internal sealed class DefinedNames
{
    private const int Undefined = -1;

    private readonly NameTable names = new();
    private readonly List<int> definition = [];

    /// <summary>Number of the id in the order of first appearance.</summary>
    public int NumberOf(ReadOnlySpan<char> name)
    {
        var number = names.NumberOf(name);
        if (number == definition.Count)
        {
            definition.Add(Undefined);
        }

        return number;
    }

    public string NameOf(int number) => names[number];

    /// <summary>Records that entry <paramref name="index"/> of its list has this id.</summary>
    /// <returns>False when an earlier entry has it already; then <paramref name="earlier"/> tells which.</returns>
    public bool Define(int number, int index, out int earlier)
    {
        earlier = definition[number];
        if (earlier != Undefined)
        {
            return false;
        }

        definition[number] = index;
        return true;
    }

    /// <summary>Index of the entry with this id.</summary>
    public bool TryFind(int number, out int index)
    {
        index = definition[number];
        return index != Undefined;
    }
}

namespace CourseMatch.Exchange.Trees;

/// <summary>One element of a record, whatever it was written in: XML, or JSON made from XML (attributes <c>@x</c>, text
/// <c>#text</c>, none, one or many as null, object, array).</summary>
internal sealed class Node(string name, int line)
{
    private static readonly IReadOnlyList<Node> None = [];

    private List<Node>? children;
    private Dictionary<string, string>? attributes;

    public string Name { get; } = name;

    /// <summary>1-based line of the file.</summary>
    public int Line { get; } = line;

    /// <summary>Text of the element itself, trimmed; that of its children is theirs.</summary>
    public string Text { get; set; } = "";

    public IReadOnlyList<Node> Children => children ?? None;

    public void Add(Node child) => (children ??= []).Add(child);

    public void SetAttribute(string key, string value) =>
        (attributes ??= new(StringComparer.OrdinalIgnoreCase)).TryAdd(key, value);

    public string? Attribute(string key) => attributes?.GetValueOrDefault(key);

    /// <summary>Children of a name, whatever its case.</summary>
    public IEnumerable<Node> All(string childName) =>
        Children.Where(child => child.Name.Equals(childName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every element at the end of a path such as <c>adresse/plz</c>.</summary>
    public IEnumerable<Node> At(string path)
    {
        IEnumerable<Node> found = [this];
        foreach (var step in path.Split('/'))
        {
            found = found.SelectMany(node => node.All(step));
        }

        return found;
    }

    /// <summary>The first element at the end of a path that says something, or null.</summary>
    public Node? First(string path) => At(path).FirstOrDefault(node => node.Text.Length > 0);

    /// <summary>All texts at the end of a path.</summary>
    public IEnumerable<string> Texts(string path) =>
        At(path).Where(node => node.Text.Length > 0).Select(node => node.Text);
}

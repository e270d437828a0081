using System.Reflection;

namespace CourseMatch.Store.Tests.Schema;

/// <summary>Every SQL statement of the store, found by its name: constants that end in Sql, and
/// Queries/*.sql.</summary>
public static class Statements
{
    /// <summary>Not for a statement of its own: several in one text, run by the migration runner before there is a
    /// schema to check them against.</summary>
    private static readonly string[] BeforeTheSchema = ["MigrationRunner.FoundationSql"];

    public static IReadOnlyDictionary<string, string> All { get; } = Find();

    /// <summary>The record a statement named FooRowsSql fills, or null.</summary>
    public static Type? RowOf(string name)
    {
        var (type, field) = (name.Split('.')[0], name.Split('.')[1]);
        return field.EndsWith("RowsSql", StringComparison.Ordinal)
            ? typeof(StoreServices).Assembly.GetTypes().SingleOrDefault(candidate =>
                candidate.Name == field[..^"sSql".Length] && candidate.DeclaringType?.Name == type)
            : null;
    }

    private static Dictionary<string, string> Find()
    {
        var assembly = typeof(StoreServices).Assembly;
        var constants = assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal))
            .Select(field => (
                Name: $"{field.DeclaringType!.Name}.{field.Name}", Text: (string)field.GetRawConstantValue()!));
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Queries.", StringComparison.Ordinal))
            .Select(name => (Name: name, Text: TextOf(assembly, name)));
        return constants.Concat(files)
            .Where(statement => !BeforeTheSchema.Contains(statement.Name))
            .ToDictionary(statement => statement.Name, statement => statement.Text);
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

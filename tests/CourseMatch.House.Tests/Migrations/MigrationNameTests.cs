namespace CourseMatch.House.Tests.Migrations;

public sealed class MigrationNameTests
{
    [Fact]
    public void Migrations_are_named_and_numbered()
    {
        var names = Clone.FilesNamed(".sql")
            .Where(file => file.Path.StartsWith("src/CourseMatch.Store/Migrations/", StringComparison.Ordinal))
            .Select(file => file.Name)
            .ToArray();
        Assert.NotEmpty(names);
        Guard.Silent(MigrationNames.Faults(names));
    }

    [Theory]
    [InlineData("0001_a.sql", "2_b.sql")]
    [InlineData("0001_a.sql", "0002-b.sql")]
    [InlineData("0001_a.sql", "0002_B.sql")]
    [InlineData("0001_a.sql", "0003_c.sql")]
    [InlineData("0001_a.sql", "0001_b.sql")]
    public void A_wrong_name_is_seen(string first, string second) =>
        Guard.Complains(1, MigrationNames.Faults([first, second]));
}

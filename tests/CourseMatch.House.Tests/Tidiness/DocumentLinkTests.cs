namespace CourseMatch.House.Tests.Tidiness;

public sealed class DocumentLinkTests
{
    [Fact]
    public void Links_in_documents_are_alive() => Guard.Silent(
        Clone.FilesNamed(".md").SelectMany(file => DocumentLinks.Dead(file, ReadReal)));

    [Theory]
    [InlineData("[gone](gone.md)")]
    [InlineData("![picture](images/none.png)")]
    [InlineData("[heading](#nowhere)")]
    [InlineData("[heading elsewhere](other.md#nowhere)")]
    [InlineData("[outside](../../other.md)")]
    public void A_dead_link_is_seen(string text) => Guard.Complains(1, Dead(text));

    [Theory]
    [InlineData("# Second, part\n[here](#second-part) [file](other.md) [there](other.md#first-part)")]
    [InlineData("[web](https://example.org/gone) [mail](mailto:a@example.org)")]
    [InlineData("`[code](gone.md)`\n```\n[code](gone.md)\n```\n")]
    public void A_living_one_is_left_in_peace(string text) => Guard.Silent(Dead(text));

    private static IEnumerable<string> Dead(string text) => DocumentLinks.Dead(
        new HouseFile("docs/a.md", text), path => path == "docs/other.md" ? "# First part\n" : null);

    private static string? ReadReal(string path)
    {
        var full = Path.Combine(Clone.Root, path);
        return Directory.Exists(full) ? string.Empty : File.Exists(full) ? File.ReadAllText(full) : null;
    }
}

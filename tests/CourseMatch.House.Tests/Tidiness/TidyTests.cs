namespace CourseMatch.House.Tests.Tidiness;

public sealed class TidyTests
{
    [Fact]
    public void Code_has_at_most_120_columns() => Guard.Silent(Code.SelectMany(TidyText.LongLines));

    [Fact]
    public void No_line_ends_with_white_space() =>
        Guard.Silent(Clone.Files.Where(file => !IsMarkdown(file)).SelectMany(TidyText.TrailingSpace));

    [Fact]
    public void Every_file_ends_with_a_new_line() => Guard.Silent(
        Clone.Files.Where(file => file.Name != "packages.lock.json").SelectMany(TidyText.FinalNewLine));

    [Fact]
    public void Nothing_is_left_to_do() => Guard.Silent(Clone.Files.SelectMany(TidyText.Leftovers));

    [Fact]
    public void Namespaces_have_no_block() => Guard.Silent(Code.SelectMany(TidyText.BlockNamespaces));

    [Fact]
    public void There_are_no_regions() => Guard.Silent(Code.SelectMany(TidyText.Regions));

    [Fact]
    public void File_names_have_no_white_space() => Guard.Silent(Clone.Files.SelectMany(TidyText.Names));

    [Fact]
    public void Each_of_these_is_seen()
    {
        Guard.Complains(1, TidyText.LongLines(Made(new string('x', 121) + "\n" + new string('y', 120))));
        Guard.Complains(2, TidyText.TrailingSpace(Made("one \ntwo\nthree\t\r\n")));
        Guard.Complains(1, TidyText.FinalNewLine(Made("no end")));
        Guard.Complains(2, TidyText.Leftovers(Made("// TO" + "DO: later\n// FIX" + "ME\n// todos los dias")));
        Guard.Complains(2, TidyText.BlockNamespaces(Made("namespace A.B\n{\n}\nnamespace C {\n}\nnamespace D;\n")));
        Guard.Complains(1, TidyText.Regions(Made("    #region Fields\n")));
        Guard.Complains(1, TidyText.Names(new HouseFile("src/a b.cs", string.Empty)));
    }

    private static IEnumerable<HouseFile> Code => Clone.FilesNamed(".cs");

    private static HouseFile Made(string text) => new("src/Made.cs", text);

    private static bool IsMarkdown(HouseFile file) => file.Path.EndsWith(".md", StringComparison.Ordinal);
}

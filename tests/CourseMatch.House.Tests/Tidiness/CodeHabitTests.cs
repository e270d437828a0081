namespace CourseMatch.House.Tests.Tidiness;

public sealed class CodeHabitTests
{
    [Fact]
    public void Nothing_asks_the_wall_clock() => Guard.Silent(Sources.SelectMany(CodeHabits.Clocks));

    [Fact]
    public void Nothing_catches_everything() => Guard.Silent(Sources.SelectMany(CodeHabits.CatchAlls));

    [Fact]
    public void Sql_lives_in_Store() => Guard.Silent(Sources.SelectMany(CodeHabits.SqlOutsideStore));

    [Fact]
    public void There_are_no_stubs() => Guard.Silent(Clone.FilesNamed(".cs").SelectMany(CodeHabits.Unfinished));

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var day = DateTime.Today;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var watch = new Stopwatch();")]
    public void A_clock_is_seen(string line) => Guard.Complains(1, CodeHabits.Clocks(In("CourseMatch.Store", line)));

    [Fact]
    public void A_search_may_measure_time_but_not_ask_for_it()
    {
        Guard.Silent(CodeHabits.Clocks(In("CourseMatch.Solving", "var watch = Stopwatch.StartNew();")));
        Guard.Complains(1, CodeHabits.Clocks(In("CourseMatch.Solving", "var now = DateTime.UtcNow;")));
    }

    [Theory]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch (System.Exception error) { Log(error); }")]
    [InlineData("catch\n{\n    Log();\n}\nthrow;")]
    public void A_catch_all_is_seen(string code) =>
        Guard.Complains(1, CodeHabits.CatchAlls(In("CourseMatch.Store", code)));

    [Theory]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch (Exception error) when (error is IOException) { }")]
    [InlineData("catch { if (a) { b(); } throw; }")]
    public void A_narrow_catch_and_one_that_throws_on_are_fine(string code) =>
        Guard.Silent(CodeHabits.CatchAlls(In("CourseMatch.Store", code)));

    [Fact]
    public void Sql_in_a_page_is_seen()
    {
        Guard.Complains(1, CodeHabits.SqlOutsideStore(In("CourseMatch.Host", "source.CreateCommand(\"select 1\")")));
        Guard.Silent(CodeHabits.SqlOutsideStore(In("CourseMatch.Store", "source.CreateCommand(\"select 1\")")));
    }

    [Fact]
    public void A_stub_is_seen() =>
        Guard.Complains(1, CodeHabits.Unfinished(In("CourseMatch.Host", "throw new NotImplemented" + "Exception();")));

    private static IEnumerable<HouseFile> Sources => Clone.Files.Where(file => file.IsSource);

    private static HouseFile In(string room, string text) => new($"src/{room}/Made.cs", text);
}

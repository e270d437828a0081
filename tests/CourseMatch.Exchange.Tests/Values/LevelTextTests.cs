using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class LevelTextTests
{
    [Theory]
    [InlineData("Integrationskurs A.2.2", "A2.2")]
    [InlineData("Integrationskurs A2.2", "A2.2")]
    [InlineData("IK A 2.2 vormittags", "A2.2")]
    [InlineData("Deutsch A2/2", "A2.2")]
    [InlineData("Deutsch A2-2", "A2.2")]
    [InlineData("Deutsch b1.1 am Abend", "B1.1")]
    [InlineData("Berufssprachkurs B2", "B2.1")]
    [InlineData("Deutsch A1 bis B1", "A1.1")]
    [InlineData("Integrationskurs mit Kinderbeaufsichtigung - Modul 1 (A1.1)", "A1.1")]
    [InlineData("Integrationskurs Modul 3", "A2.1")]
    [InlineData("Integrationskurs Modul IV", "A2.2")]
    [InlineData("Integrationskurs, Kursabschnitt 6", "B1.2")]
    [InlineData("Basiskurs 2", "A1.2")]
    [InlineData("Aufbaukurs 2", "B1.1")]
    [InlineData("Alpha-Basis", "Alpha")]
    public void Finds_the_level_in_a_title(string title, string level) =>
        Assert.Equal(level, LevelText.Find(title, General)?.ToString());

    [Theory]
    [InlineData("Integrationskurs allgemein")]
    [InlineData("Raum A12")]
    [InlineData("Kurs BA1")]
    [InlineData("Aufbaukurs 5")]
    [InlineData("Modul 12")]
    [InlineData("A3 Integrationskurs")]
    [InlineData("C3")]
    public void Finds_none_where_there_is_none(string title) => Assert.Null(LevelText.Find(title, General));

    [Fact]
    public void What_a_module_teaches_depends_on_the_kind_of_course()
    {
        var day = new DateOnly(2027, 1, 11);
        Level? Of(CourseKind kind) => LevelText.OfModule(LawBook.BuiltIn.Limits, kind, 3, day);

        Assert.Equal("A2.1", Of(CourseKind.IntegrationGeneral).ToString());
        Assert.Equal("Alpha", Of(CourseKind.IntegrationLiteracy).ToString());
        Assert.Equal("A1.1", Of(CourseKind.IntegrationSecondScript).ToString());
        Assert.Equal("A2.1", Of(CourseKind.Municipal).ToString());
    }

    [Theory]
    [InlineData("A1.1", "A1.1")]
    [InlineData("a2", "A2.1")]
    [InlineData("Alpha", "Alpha")]
    [InlineData("Modul 3", "A2.1")]
    [InlineData("Stufe B1.2", "B1.2")]
    public void Reads_a_cell(string text, string level) =>
        Assert.Equal(level, LevelText.Read(General)(text).Value.ToString());

    [Fact]
    public void Says_what_it_cannot_read() =>
        Assert.Equal("CM1217", LevelText.Read(General)("Fortgeschrittene").Remark!.Code);

    private static Level? General(int number) => LevelText.OfModule(
        LawBook.BuiltIn.Limits, CourseKind.IntegrationGeneral, number, new DateOnly(2027, 1, 11));
}

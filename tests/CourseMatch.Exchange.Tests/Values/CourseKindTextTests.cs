using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

public class CourseKindTextTests
{
    [Theory]
    [InlineData(CourseKind.IntegrationGeneral, "Integrationskurs A1.1 für Eltern", null)]
    [InlineData(CourseKind.IntegrationGeneral, "Integrationskus A2.1", null)]
    [InlineData(CourseKind.IntegrationGeneral, "Allgemeiner Integrationskurs", null)]
    [InlineData(CourseKind.IntegrationGeneral, "Deutsch Modul 3", "A1 Integrationskurs allgemein")]
    [InlineData(CourseKind.IntegrationLiteracy, "Alphabetsierungskurs Basis", null)]
    [InlineData(CourseKind.IntegrationLiteracy, "Integrationskurs Modul 1", "A3 Integrationskurs mit Alphabetisierung")]
    [InlineData(CourseKind.IntegrationSecondScript, "Zweitschriftlernerkurs", "Integrationskurs")]
    [InlineData(CourseKind.IntegrationLowLiteracy, "Kurs für gering Literalisierte", null)]
    [InlineData(CourseKind.IntegrationLowLiteracy, "Integrationskurs - Förderkurs", null)]
    [InlineData(CourseKind.IntegrationIntensive, "Integrationskurs intensiv A2", null)]
    [InlineData(CourseKind.IntegrationParents, "Elternintegrationskurs", null)]
    [InlineData(CourseKind.IntegrationParents, "Eltern-Integrationskurs", null)]
    [InlineData(CourseKind.IntegrationWomen, "Frauenintegrationskurs B1", null)]
    [InlineData(CourseKind.IntegrationYouth, "Integrationskurs B1.1", "A9 Jugendintegrationskurs")]
    [InlineData(CourseKind.Vocational, "Berufssprachkurs B2", null)]
    [InlineData(CourseKind.Vocational, "BSK C1 abends", null)]
    [InlineData(CourseKind.Orientation, "Erstorientierungskurs", null)]
    [InlineData(CourseKind.LowThresholdWomen, "MiA-Kurs", null)]
    [InlineData(CourseKind.Municipal, "Deutsch als Zweitsprache A1", null)]
    [InlineData(CourseKind.Municipal, "Mama lernt Deutsch", null)]
    [InlineData(CourseKind.Municipal, "Konversation", "B1 Sprachförderung Deutsch")]
    [InlineData(CourseKind.Volunteer, "Sprachcafé am Markt", null)]
    [InlineData(CourseKind.Other, "Orientierungskurs: Leben in Deutschland", "A1 Integrationskurs allgemein")]
    public void Finds_the_kind_in_title_and_department(CourseKind kind, string title, string? department) =>
        Assert.Equal(kind, CourseKindText.Find(out _, title, department));

    [Theory]
    [InlineData("Yoga am Morgen")]
    [InlineData("Englisch intensiv B1")]
    [InlineData("Deutsch-türkische Küche")]
    [InlineData("Förderkurs Mathematik")]
    [InlineData("Integratives Malen")]
    public void Finds_none_in_courses_that_teach_something_else(string title) =>
        Assert.Null(CourseKindText.Find(out _, title));

    [Theory]
    [InlineData("Itegrationskurs")]
    [InlineData("Intergationskurs")]
    [InlineData("Integratonskurs")]
    public void A_slip_of_the_pen_is_understood_and_said(string title)
    {
        Assert.Equal(CourseKind.IntegrationGeneral, CourseKindText.Find(out var remark, title));
        Assert.Equal("CM1313", remark!.Code);
    }

    [Theory]
    [InlineData("MB 01", CourseKind.IntegrationGeneral)]
    [InlineData("MB 03", CourseKind.IntegrationParents)]
    [InlineData("MB 05", CourseKind.IntegrationLiteracy)]
    [InlineData("Alpha", CourseKind.IntegrationLiteracy)]
    [InlineData("Intensiv", CourseKind.IntegrationIntensive)]
    [InlineData("Eltern", CourseKind.IntegrationParents)]
    [InlineData("BSK", CourseKind.Vocational)]
    public void Short_words_and_codes_are_enough_in_a_column_for_the_kind(string text, CourseKind kind) =>
        Assert.Equal(kind, CourseKindText.Read(text).Value);

    [Fact]
    public void Every_kind_is_written_and_read_back()
    {
        foreach (var kind in Enum.GetValues<CourseKind>())
        {
            Assert.Equal(kind, CourseKindText.Read(CourseKindText.Write(kind)).Value);
        }
    }
}

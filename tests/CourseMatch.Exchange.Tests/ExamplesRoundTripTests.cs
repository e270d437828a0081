using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.Exchange.Tests;

/// <summary>The hand-made examples: read, written as our own list, read again, give the same records.</summary>
public class ExamplesRoundTripTests
{
    [Theory]
    [InlineData("kurse-de-cp1252.csv", SheetFormat.Csv)]
    [InlineData("kurse-de-cp1252.csv", SheetFormat.Xlsx)]
    [InlineData("openvhs-1.2-integrationskurs.xml", SheetFormat.Csv)]
    [InlineData("openvhs-1.2-integrationskurs.xml", SheetFormat.Xlsx)]
    [InlineData("openqcat-integrationskurs.xml", SheetFormat.Csv)]
    [InlineData("openqcat-integrationskurs.xml", SheetFormat.Xlsx)]
    public void Courses_round_trip(string example, SheetFormat format)
    {
        var courses = Read.Courses(Read.Example(example)).Records;
        using var stream = new MemoryStream();
        CoursesTable.Sheet(courses).Write(stream, format);
        var again = Read.Courses(stream.ToArray());

        Assert.NotEmpty(courses);
        Assert.Empty(again.Errors());
        Assert.Equal(courses.Select(RecordJson.Write), again.Records.Select(RecordJson.Write));
    }

    [Theory]
    [InlineData(SheetFormat.Csv)]
    [InlineData(SheetFormat.Xlsx)]
    public void Newcomers_round_trip(SheetFormat format)
    {
        var people = Read.Newcomers(Read.Example("teilnehmende-utf8bom.csv")).Records;
        using var stream = new MemoryStream();
        NewcomersTable.Sheet(people).Write(stream, format);
        var again = Read.Newcomers(stream.ToArray());

        Assert.Equal(3, people.Count);
        Assert.Empty(again.Errors());
        Assert.Equal(people.Select(RecordJson.Write), again.Records.Select(RecordJson.Write));
    }
}

using System.Security.Cryptography;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Tests;

/// <summary>The files of <c>data/examples</c>: what providers and authorities send, defects included.</summary>
public class ExampleFilesTests
{
    [Fact]
    public void Courses_in_Windows_1252_are_read_with_all_their_habits()
    {
        var bytes = Read.Example("kurse-de-cp1252.csv");
        var reading = Read.Courses(bytes);

        Assert.Empty(reading.Errors());
        Assert.Equal("csv", reading.Format);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), reading.FileHash);
        Assert.Equal(3, reading.Records.Count);

        var parents = reading.Records[0];
        Assert.Equal("27F-404-1101", parents.Number);
        Assert.Equal("Integrationskurs A1.1 für Eltern", parents.Title);
        Assert.Equal(CourseKind.IntegrationGeneral, parents.Kind);
        Assert.True(parents.IsForParents);
        Assert.Equal("vhs-Haus", parents.Site!.Name);
        Assert.Equal("Beispielstr. 1; Hinterhaus", parents.Site.Address.Street);
        Assert.Equal(50, parents.Lessons.Count);
        var last = new Lesson(new DateOnly(2027, 3, 19), new TimeOnly(8, 45), new TimeOnly(13, 0));
        Assert.Equal(last, parents.Lessons[^1]);
        Assert.Equal((25, 8, 11), (parents.Seats, parents.MinimumToRun, parents.SeatsBooked));
        Assert.Equal(250, parents.Modules[0].Units);
        Assert.Equal("A1.1", parents.Modules[0].Level.ToString());

        var literacy = reading.Records[1];
        Assert.Equal("Alphabetisierungskurs \"Basis 1\"", literacy.Title);
        Assert.Equal(CourseKind.IntegrationLiteracy, literacy.Kind);
        Assert.Equal(Level.BeforeA1, literacy.Modules[0].Level);
        Assert.Equal(CourseState.Closed, literacy.State);

        var computedEnd = reading.Records[2];
        Assert.Equal(new DateOnly(2027, 2, 1), computedEnd.Modules[0].Days.First);
        Assert.Equal(new DateOnly(2027, 3, 26), computedEnd.Modules[0].Days.Last);
        Assert.Equal(new TimeOnly(12, 15), computedEnd.Lessons[0].To);
        Assert.Null(computedEnd.SeatsBooked);
        Assert.Equal("01067", computedEnd.Site!.Address.Postcode);
        Assert.Contains("CM1303", reading.Codes());
    }

    [Fact]
    public void Newcomers_in_UTF_8_with_mark_are_read_whatever_their_script()
    {
        var reading = Read.Newcomers(Read.Example("teilnehmende-utf8bom.csv"));

        Assert.Empty(reading.Errors());
        Assert.Equal(3, reading.Records.Count);

        var first = reading.Records[0];
        Assert.Equal("PK-0001", first.Key);
        Assert.Equal(EntitlementKind.Obliged, Assert.Single(first.Newcomer.Entitlements).Kind);
        Assert.Equal(Issuer.Jobcenter, first.Newcomer.Entitlements[0].Issuer);
        Assert.Equal(CourseKind.IntegrationParents, first.Newcomer.RecommendedKind);
        Assert.Equal(2, first.Children.Count);
        Assert.All(first.Children, child => Assert.True(child.IsBirthDateEstimated));
        Assert.Equal(new DateOnly(2025, 5, 3), first.Children[1].BirthDate);
        var monday = new DateOnly(2027, 1, 11);
        Assert.True(first.Newcomer.Availability.Covers(monday, new TimeOnly(8, 45), new TimeOnly(13, 0)));

        var second = reading.Records[1];
        Assert.Equal("Şeyma", second.Newcomer.GivenName);
        Assert.Equal(Literacy.OtherScript, second.Newcomer.Literacy);
        Assert.Equal(new DateOnly(2026, 11, 5), second.Newcomer.RegisteredOn);
        Assert.Equal(Level.BeforeA1, second.Newcomer.Proof!.EntryLevel);

        var third = reading.Records[2];
        Assert.Equal("Иваненко", third.Newcomer.FamilyName);
        Assert.StartsWith("OHNE-AZ-", third.Key);
        Assert.Empty(third.Newcomer.Entitlements);
        Assert.Equal(FunctionalNeeds.StepFree, third.Newcomer.Needs);
        Assert.Contains("CM1412", reading.Codes());
    }
}

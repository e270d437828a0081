using System.Net;
using CourseMatch.Application.Access;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Serving;

/// <summary>The week on a course's page: every hour that touches a lesson, the last ones of the day too.</summary>
public sealed class LateLessonsTests(TestCounty county) : IClassFixture<TestCounty>
{
    [Fact]
    public async Task Lessons_until_midnight_are_shown_in_every_hour_they_take()
    {
        Directory.CreateDirectory(county.Folder);
        var lines = new SmallCounty(CourseCount: 4).Courses().TrimEnd().Split("\r\n");
        var hours = new[] { "22:15;24:00", "18:30;00:00", "20:00;22:00", "05:30;07:00" };
        await File.WriteAllLinesAsync(
            Path.Combine(county.Folder, "courses.csv"),
            lines.Select((line, index) => index == 0 ? line : line.Replace("08:30;12:30", hours[index - 1])));
        (await county.Program.RunAsync(
            "import", "courses", "courses.csv", "--provider", SmallCounty.CourseProvider, "--json")).Ends(0);
        await using var service = await county.ServeAsync("koordination", Role.Coordinator);
        using var desk = await BrowserSession.SignInAsync(
            service.Client.BaseAddress!, "koordination", TestCounty.Password);

        Assert.Equal("22–23 23–24", await HoursAsync(1, "22:15–00:00"));
        Assert.Equal("18–19 19–20 20–21 21–22 22–23 23–24", await HoursAsync(2, "18:30–00:00"));
        Assert.Equal("20–21 21–22", await HoursAsync(3, "20:00–22:00"));
        Assert.Equal("05–06 06–07", await HoursAsync(4, "05:30–07:00"));

        async Task<string> HoursAsync(int course, string shown)
        {
            var page = WebUtility.HtmlDecode(await desk.Client.GetStringAsync($"/courses/{course}"));
            var rows = Enumerable.Range(0, 24).Select(hour => $"{hour:00}–{hour + 1:00}")
                .Where(hour => page.Contains($">{hour}<", StringComparison.Ordinal)).ToList();

            // Monday to Friday in every hour, Saturday and Sunday in none.
            Assert.Equal(5 * rows.Count, page.Split(shown).Length - 1);
            return string.Join(' ', rows);
        }
    }
}

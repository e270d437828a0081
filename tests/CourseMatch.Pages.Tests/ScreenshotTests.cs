using CourseMatch.Pages.Tests.Desk;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests;

/// <summary>The main pages as people see them. <c>scripts/screenshots</c> names the folder the pictures go to;
/// otherwise they go to a folder of the run and only show that there is something to see.</summary>
[Collection(AtTheDesk.Name)]
public sealed class ScreenshotTests(SampleDesk desk)
{
    private const string FolderSetting = "COURSEMATCH_SCREENSHOTS";

    /// <summary>Fewer bytes than any page with content.</summary>
    private const int BytesMin = 15_000;

    private static readonly (string Login, string Path, string Name)[] Pages =
    [
        ("koordination", "/", "today"),
        ("koordination", "/newcomers", "newcomers"),
        ("koordination", "/courses", "courses"),
        ("koordination", "/imports", "imports"),
        ("koordination", "/plans/1", "plan"),
        ("koordination", "/map", "map"),
        ("vhs", "/counter", "counter"),
        ("verwaltung", "/administration", "administration"),
    ];

    [Fact]
    public async Task Every_main_page_can_be_shown()
    {
        var folder = Environment.GetEnvironmentVariable(FolderSetting) is { Length: > 0 } named
            ? named
            : Path.Combine(desk.Folder, "screenshots");
        foreach (var (login, path, name) in Pages)
        {
            var visitor = await desk.SignInAsync(login);
            Assert.Equal(200, await visitor.GoAsync(path));
            var picture = await visitor.Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"page-{name}.png"),
            });
            Assert.True(picture.Length > BytesMin, $"{path} shows next to nothing");
        }
    }
}

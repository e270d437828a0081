using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests;

/// <summary>What every page owes: no violation of WCAG A and AA, nothing refused by its own Content-Security-Policy,
/// room on a narrow screen, and less than 150 KB.</summary>
[Collection(AtTheDesk.Name)]
public sealed class EveryPageTests(SampleDesk desk)
{
    private const int BytesMax = 150_000;

    /// <summary>Account and page; a page that is added is added here.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "koordination", "/" },
        { "koordination", "/plans" },
        { "koordination", "/duplicates" },
        { "pruefung", "/duplicates?state=merged" },
        { "koordination", "/plans/1" },
        { "koordination", "/plans/1/lists" },
        { "pruefung", "/plans/1" },
        { "koordination", "/password" },
        { "koordination", "/sign-out" },
        { "koordination", "/nowhere" },
        { "beratung", "/accessibility" },
        { "koordination", "/administration" },
        { "pruefung", "/administration" },
        { "verwaltung", "/administration/accounts/1" },
        { "verwaltung", "/administration/tokens" },
        { "koordination", "/nights" },
        { "verwaltung", "/nights?language=en" },
        { "koordination", "/newcomers" },
        { "koordination", "/newcomers?order=name" },
        { "koordination", "/newcomers?q=niemand-heisst-so" },
        { "beratung", "/newcomers?order=deadline&soon=yes&language=en" },
        { "koordination", "/newcomers/MK-0543" },
        { "koordination", "/newcomers/MK-0543/courses" },
        { "koordination", "/newcomers/MK-0543/place?course=1" },
        { "koordination", "/courses" },
        { "koordination", "/courses?filter=over&language=en" },
        { "koordination", "/courses/1" },
        { "koordination", "/courses/1/cancel" },
        { "koordination", "/care" },
        { "koordination", "/imports" },
        { "pruefung", "/imports/1" },
        { "koordination", "/map" },
        { "vhs", "/counter" },
        { "vhs", "/counter/1" },
        { "verwaltung", "/administration" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Owes_and_pays(string login, string path)
    {
        var visitor = await desk.SignInAsync(login);
        await visitor.GoAsync(path);
        Assert.Empty(await visitor.FaultsAsync());
        Assert.InRange(await visitor.WeightAsync(), 10_000, BytesMax);

        await visitor.Page.SetViewportSizeAsync(320, 800);
        Assert.Equal("", await visitor.TooWideAsync());
        Assert.Equal(1, await visitor.Page.Locator("h1").CountAsync());
    }
}

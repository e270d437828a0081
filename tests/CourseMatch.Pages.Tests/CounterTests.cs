using System.Text;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests;

/// <summary>What a provider does at the counter: report free seats and send its own files.</summary>
[Collection(AtTheDesk.Name)]
public sealed class CounterTests(SampleDesk desk)
{
    [Fact]
    public async Task Free_seats_are_reported_with_their_day_and_count_as_the_providers_own_number()
    {
        var course = CourseWithRoom();
        var visitor = await desk.SignInAsync("vhs");
        await visitor.GoAsync($"/counter/{course.Id.Value}");
        await ReportAsync(visitor, "999");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Contains("999 freie Plätze passen nicht", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());

        var before = await SeatsAsync(course);
        await ReportAsync(visitor, $"{before - 1}");
        await visitor.ArriveAsync("**?done=seats");
        Assert.Contains($"Zuletzt gemeldet: {before - 1} frei", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
        Assert.Equal(before - 1, await SeatsAsync(course));
        await visitor.GoAsync("/counter");
        Assert.Contains($"{before - 1} frei (", await visitor.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_sends_its_own_file_looks_first_and_is_told_what_is_broken()
    {
        var visitor = await desk.SignInAsync("vhs");
        var lines = await File.ReadAllLinesAsync(Path.Combine(desk.Folder, "betreuung-vhs-neumusterstadt.csv"));
        var broken = lines[1].Replace("12 Monate", "zwölfzig", StringComparison.Ordinal);
        Assert.NotEqual(lines[1], broken);
        await SendAsync(visitor, [lines[0], broken, .. lines[2..]], "Einlesen");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Contains("Zeile 2", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());

        string[] changed = [.. lines];
        changed[1] = lines[1].Replace("vhs-Zwerge", "vhs-Wichtel", StringComparison.Ordinal);
        await SendAsync(visitor, changed, "Erst ansehen");
        await visitor.Page.WaitForSelectorAsync("text=Nur angesehen: 0 wären neu, 1 geändert");
        await SendAsync(visitor, changed, "Einlesen");
        await visitor.Page.WaitForSelectorAsync("text=Eingelesen: 0 neu, 1 geändert");
        Assert.Contains((await CountyAsync()).CareGroups, group => group.Name == "vhs-Wichtel");
        await SendAsync(visitor, lines, "Einlesen");
        await visitor.Page.WaitForSelectorAsync("text=Eingelesen: 0 neu, 1 geändert");
    }

    /// <summary>An own course with more seats than the draft wants, so that one seat less hurts nobody.</summary>
    private Course CourseWithRoom()
    {
        var own = desk.County.Providers.Single(provider => provider.Name == "vhs Neumusterstadt").Id;
        return desk.County.Courses.First(course => course.Provider == own
            && course.State == CourseState.Planned
            && course.SeatsToPromise > 1 + desk.Draft.Placements.Count(placement => placement.Course == course.Id));
    }

    private async Task<int> SeatsAsync(Course course)
    {
        var county = await CountyAsync();
        return county.Courses.Single(one => one.Id == course.Id).SeatsToPromise
            - county.Promises.Count(promise => promise.Course == course.Id);
    }

    private Task<County> CountyAsync() => desk.Parts.GetRequiredService<ICountyStore>()
        .ReadCountyAsync(SampleDesk.Municipality, CancellationToken.None);

    private static async Task ReportAsync(Visitor visitor, string free)
    {
        await visitor.Page.FillAsync("#free", free);
        await visitor.Page.ClickAsync("main button:has-text('Melden')");
    }

    private static async Task SendAsync(Visitor visitor, IReadOnlyList<string> lines, string button)
    {
        await visitor.GoAsync("/counter/upload");
        await visitor.Page.SelectOptionAsync("#subject", "care");
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "betreuung.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"),
        });
        await visitor.Page.ClickAsync($"button:has-text('{button}')");
    }
}

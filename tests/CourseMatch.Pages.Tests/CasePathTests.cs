using System.Text.RegularExpressions;
using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests;

/// <summary>The main paths through newcomers, courses, import and the provider's counter, as people take them.
/// </summary>
[Collection(AtTheDesk.Name)]
public sealed class CasePathTests(SampleDesk desk)
{
    [Fact]
    public async Task A_person_is_found_by_keyboard_alone_and_the_search_stands_in_the_address()
    {
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/newcomers");
        await visitor.Page.FocusAsync("#q");
        await visitor.Page.Keyboard.TypeAsync("MK-0543");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("**/newcomers?q=MK-0543**");
        Assert.Equal(1, await visitor.Page.Locator("#people tbody tr").CountAsync());
        await visitor.Page.FocusAsync("#people tbody a");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("**/newcomers/MK-0543");
        Assert.Contains("Wohin könnte diese Person?", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
    }

    [Fact]
    public async Task An_explanation_is_read_without_script_and_in_both_languages()
    {
        var visitor = await desk.SignInAsync("beratung", hasScript: false);
        await visitor.GoAsync("/newcomers");
        await visitor.Page.FillAsync("#q", "MK-0543");
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Page.ClickAsync("#people tbody a");
        await visitor.Page.ClickAsync("a[href$='/courses']:text('Alle')");
        Assert.Contains("Was sich ändern müsste", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("a[href*='/place?']").CountAsync());
        await visitor.GoAsync("/newcomers/MK-0543/courses?only=refused&language=en");
        Assert.Contains("What would have to change", await visitor.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_broken_line_is_told_by_line_and_a_good_one_is_seen_before_it_counts()
    {
        var visitor = await desk.SignInAsync("koordination");
        var good = File.ReadLines(Path.Combine(desk.Folder, "teilnehmende.csv")).Take(3).ToArray();
        // Who is in the list depends on the day it is made; any date will do.
        await SendAsync(visitor, [good[0], new Regex(@"\d\d\.\d\d\.\d{4}").Replace(good[1], "31.02.1975", 1)]);
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Contains("Zeile 2", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());

        await SendAsync(visitor, good);
        await visitor.ArriveAsync("**/imports/*");
        var text = await visitor.TextAsync();
        Assert.Contains("wartet auf Bestätigung", text, StringComparison.Ordinal);
        Assert.Contains("ungewöhnlich viel", text, StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("button:has-text('Verwerfen')");
        await visitor.ArriveAsync("**/imports?done=discarded");
        Assert.Contains("verworfen", await visitor.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_sees_its_own_courses_and_nothing_else()
    {
        var visitor = await desk.SignInAsync("vhs");
        await visitor.GoAsync("/counter");
        var own = desk.County.Providers.Single(provider => provider.Name == "vhs Neumusterstadt").Id;
        Assert.Equal(
            desk.County.Courses.Count(course => course.Provider == own),
            await visitor.Page.Locator("main tbody tr").CountAsync());
        var foreign = desk.County.Courses.First(course => course.Provider != own).Id.Value;
        Assert.Equal(404, await visitor.GoAsync($"/counter/{foreign}"));
        Assert.Equal(403, await visitor.GoAsync("/newcomers"));
        Assert.Equal(403, await visitor.GoAsync($"/courses/{foreign}"));
    }

    private static async Task SendAsync(Visitor visitor, IReadOnlyList<string> lines)
    {
        await visitor.GoAsync("/imports");
        await visitor.Page.SelectOptionAsync("#subject", "newcomers");
        await visitor.Page.FillAsync("#source", "Koordinierungsstelle Musterkreis");
        await visitor.Page.SetInputFilesAsync("#file", new Microsoft.Playwright.FilePayload
        {
            Name = "liste.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"),
        });
        await visitor.Page.ClickAsync("main form[enctype] button[type=submit]");
    }
}

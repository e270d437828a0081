using System.Text;
using CourseMatch.Application.Counties;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests;

/// <summary>A foreign list from the drop zone to the county and back: columns named by hand, preview, confirm, history,
/// undo.</summary>
[Collection(AtTheDesk.Name)]
public sealed class ImportPathTests(SampleDesk desk)
{
    private const string Source = "Lernwerkstatt Musterhof";

    [Fact]
    public async Task A_list_with_foreign_columns_is_mapped_by_hand_confirmed_and_taken_back()
    {
        var before = (await CountyAsync()).Courses.Count;
        var visitor = await desk.SignInAsync("koordination");
        await SendAsync(visitor, Lines("Etikett"));
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.ClickAsync("a:has-text('Spalten von Hand zuordnen')");
        await visitor.ArriveAsync("**/imports/columns?file=*");
        Assert.Empty(await visitor.FaultsAsync());
        await visitor.Page.Locator("tr:has-text('Etikett') select").SelectOptionAsync("Kursnummer");
        await visitor.Page.ClickAsync("button:has-text('Mit dieser Zuordnung ansehen')");
        await visitor.ArriveAsync(url => !url.Contains("/columns", StringComparison.Ordinal));
        Assert.Contains("wartet auf Bestätigung", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await CountyAsync()).Courses.Count);

        await visitor.Page.ClickAsync("button:has-text('Übernehmen')");
        await visitor.ArriveAsync("**?done=confirmed");
        Assert.Empty(await visitor.FaultsAsync());
        Assert.Equal(before + 2, (await CountyAsync()).Courses.Count);
        var page = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.GoAsync("/imports");
        Assert.Contains(Source, await visitor.TextAsync(), StringComparison.Ordinal);

        await visitor.GoAsync(page);
        await visitor.Page.ClickAsync("button:has-text('Diesen Import zurücknehmen')");
        await visitor.ArriveAsync("**?done=undone");
        Assert.Contains("Alles ist wie vorher", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await CountyAsync()).Courses.Count);
    }

    [Fact]
    public async Task A_file_is_dropped_on_the_page_and_its_way_is_told()
    {
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync("/imports");
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const files = new DataTransfer();
              files.items.add(new File(['Kursnummer;Titel\r\n'], 'kurse.csv', { type: 'text/csv' }));
              const zone = document.querySelector('[data-drop]');
              zone.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """);
        Assert.Contains("kurse.csv (1 KB)", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.Page.SelectOptionAsync("#subject", "courses");
        await visitor.Page.FillAsync("#source", Source);
        await visitor.Page.ClickAsync("main form[enctype] button[type=submit]");
        await visitor.Page.WaitForSelectorAsync("#faults");
        Assert.Empty(await visitor.FaultsAsync());
    }

    [Fact]
    public async Task A_file_is_sent_without_script_and_discarded()
    {
        var visitor = await desk.SignInAsync("koordination", hasScript: false);
        await SendAsync(visitor, Lines("Kursnummer"));
        await visitor.ArriveAsync("**/imports/*");
        await visitor.Page.ClickAsync("button:has-text('Verwerfen')");
        await visitor.ArriveAsync("**/imports?done=discarded");
    }

    private Task<County> CountyAsync() => desk.Parts.GetRequiredService<ICountyStore>()
        .ReadCountyAsync(SampleDesk.Municipality, CancellationToken.None);

    /// <summary>Two courses of the sample as another provider would list them.</summary>
    private string[] Lines(string number)
    {
        var lines = File.ReadLines(Path.Combine(desk.Folder, "kurse-muetterzentrum.csv")).Take(3).ToArray();
        lines[0] = lines[0].Replace("Kursnummer", number, StringComparison.Ordinal);
        return lines;
    }

    private static async Task SendAsync(Visitor visitor, IReadOnlyList<string> lines)
    {
        await visitor.GoAsync("/imports");
        await visitor.Page.SelectOptionAsync("#subject", "courses");
        await visitor.Page.FillAsync("#source", Source);
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "kurse.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"),
        });
        await visitor.Page.ClickAsync("main form[enctype] button[type=submit]");
    }
}

using System.Text;
using CourseMatch.Application.Access;
using CourseMatch.Pages.Tests.Desk;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests;

/// <summary>A coordinator's morning without a mouse: Tab, Enter, Space and letters, and wherever the focus is it can be
/// seen.</summary>
[Collection(AtTheDesk.Name)]
public sealed class KeyboardOnlyTests(SampleDesk desk)
{
    private const int TabsMax = 200;
    private const int ChooserMilliseconds = 20_000;
    private const int ChooserTries = 4;

    [Fact]
    public async Task Somebody_signs_in_imports_runs_matching_and_reads_an_explanation_with_the_keyboard_alone()
    {
        var visitor = await desk.VisitAsync();
        await visitor.GoAsync("/sign-in");

        // The first thing reached leads past the head of the page.
        await visitor.Page.Keyboard.PressAsync("Tab");
        await OnAsync(visitor, "a.skip");
        await TabToAsync(visitor, "#login");
        await visitor.Page.Keyboard.TypeAsync("koordination");
        await TabToAsync(visitor, "#password");
        await visitor.Page.Keyboard.TypeAsync(SampleAccounts.Password);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync(desk.Address.ToString());

        await FollowAsync(visitor, "nav a[href='/imports']", "**/imports");
        await TabToAsync(visitor, "#subject");
        await visitor.Page.Keyboard.TypeAsync("Zugewanderte");
        await TabToAsync(visitor, "#source");
        await visitor.Page.Keyboard.TypeAsync("Koordinierungsstelle Musterkreis");
        await TabToAsync(visitor, "#file");
        await (await ChooserAsync(visitor)).SetFilesAsync(new FilePayload
        {
            Name = "liste.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join(
                "\r\n", File.ReadLines(Path.Combine(desk.Folder, "teilnehmende.csv")).Take(3)) + "\r\n"),
        });
        await TabToAsync(visitor, "main form[enctype] button[type=submit]");
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.ArriveAsync("**/imports/*");
        await TabToAsync(visitor, "button:has-text('Verwerfen')");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("**/imports?done=discarded");

        await FollowAsync(visitor, "nav a[href='/plans']", "**/plans");
        await TabToAsync(visitor, "#seconds");
        await visitor.Page.Keyboard.PressAsync("Control+A");
        await visitor.Page.Keyboard.TypeAsync("1");
        await TabToAsync(visitor, "#run button[type=submit]");
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.Page.WaitForSelectorAsync("#run .kern-alert--success");
        await FollowAsync(visitor, "#run .kern-alert--success a", "**/plans/*");

        await FollowAsync(visitor, "nav a[href='/newcomers']", "**/newcomers");
        await TabToAsync(visitor, "#q");
        await visitor.Page.Keyboard.TypeAsync("MK-0543");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("**/newcomers?q=MK-0543**");
        await FollowAsync(visitor, "#people tbody a", "**/newcomers/MK-0543");
        await FollowAsync(visitor, "main a[href='/newcomers/MK-0543/courses']", "**/courses");
        Assert.Contains("Was sich ändern müsste", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visitor.FaultsAsync());
    }

    // The browser opens the choice of files only in the window in front; a key pressed too early is pressed again.
    private static async Task<IFileChooser> ChooserAsync(Visitor visitor)
    {
        await visitor.Page.BringToFrontAsync();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await visitor.Page.RunAndWaitForFileChooserAsync(
                    () => visitor.Page.Keyboard.PressAsync("Enter"),
                    new PageRunAndWaitForFileChooserOptions { Timeout = ChooserMilliseconds });
            }
            catch (TimeoutException) when (tries < ChooserTries)
            {
                await OnAsync(visitor, "#file");
            }
        }
    }

    private static async Task FollowAsync(Visitor visitor, string link, string address)
    {
        await TabToAsync(visitor, link);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync(address);
    }

    /// <summary>Presses Tab until the focus is there; every stop on the way has to be visible.</summary>
    private static async Task TabToAsync(Visitor visitor, string selector)
    {
        await visitor.Page.WaitForSelectorAsync(selector);
        for (var tabs = 0; tabs < TabsMax; tabs++)
        {
            if (await visitor.Page.Locator($"{selector}:focus").CountAsync() > 0)
            {
                await OnAsync(visitor, selector);
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
            var hidden = await visitor.Page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body) return '';
                  const box = at.getBoundingClientRect();
                  const ringed = [at, at.parentElement, ...at.children].some(part => {
                    const style = getComputedStyle(part);
                    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                      && !/(transparent|, 0\))$/.test(style.outlineColor);
                  });
                  return box.width > 0 && box.height > 0 && ringed ? '' : at.outerHTML.slice(0, 200);
                }
                """);
            Assert.True(hidden.Length == 0, $"{visitor.Page.Url}: the focus cannot be seen on {hidden}");
        }

        Assert.Fail($"{visitor.Page.Url}: no way to {selector} with the Tab key");
    }

    private static async Task OnAsync(Visitor visitor, string selector) =>
        Assert.Equal(1, await visitor.Page.Locator($"{selector}:focus").CountAsync());
}

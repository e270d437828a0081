using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CourseMatch.Pages.Tests.Desk;

/// <summary>One person at one browser. Whatever the browser complains about on its console is a fault.</summary>
internal sealed class Visitor
{
    private const int PatienceMilliseconds = 120_000;
    private const int PauseMilliseconds = 20;

    private readonly List<string> complaints = [];
    private readonly bool hasScript;

    private Visitor(IPage page, bool hasScript)
    {
        Page = page;
        this.hasScript = hasScript;
        page.SetDefaultTimeout(PatienceMilliseconds);
        page.Console += (_, message) =>
        {
            // An answer that refuses a form is no fault of the page.
            // What the identity provider's own pages do is theirs.
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4")
                && !page.Url.Contains("/interaction/", StringComparison.Ordinal)
                && !page.Url.Contains("/session/", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public static async Task<Visitor> OfAsync(IBrowserContext context, bool hasScript)
    {
        if (hasScript)
        {
            await context.AddInitScriptAsync(scriptPath: Accessibility.ScriptPath);
        }

        return new Visitor(await context.NewPageAsync(), hasScript);
    }

    public async Task SignInAsync(string login, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#login", login);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main button[type=submit]");
        await ArriveAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Waits until a page with this address is there whole; * stands for anything but a slash, ** for
    /// anything.</summary>
    public Task ArriveAsync(string address)
    {
        var pattern = new Regex(
            "^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)
                .Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant);
        return ArriveAsync(pattern.IsMatch);
    }

    /// <summary>Waits until a page whose address is right is there whole. It asks again and again: whoever waits for
    /// the browser's event waits in vain when that comes between looking and listening.</summary>
    public async Task ArriveAsync(Func<string, bool> isRight)
    {
        var watch = Stopwatch.StartNew();
        while (!(isRight(Page.Url) && await IsWholeAsync()))
        {
            if (watch.ElapsedMilliseconds > PatienceMilliseconds)
            {
                throw new TimeoutException($"The browser stayed at {Page.Url}.");
            }

            await Task.Delay(PauseMilliseconds);
        }
    }

    /// <summary>Goes to a page and says with which status it answered.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Text of the page's main part.</summary>
    public Task<string> TextAsync() => Page.InnerTextAsync("main");

    /// <summary>What the accessibility scanner and the browser have to say against the page as it stands, empty when
    /// nothing: rules of WCAG 2.1 A and AA.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var violations = hasScript ? await Accessibility.ViolationsAsync(Page) : [];
        return [.. complaints, .. violations];
    }

    /// <summary>Bytes of the page and of all it needs, as they are sent to a browser that has nothing yet.</summary>
    public async Task<long> WeightAsync() => await Page.EvaluateAsync<long>(
        """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
        """);

    private async Task<bool> IsWholeAsync()
    {
        try
        {
            return await Page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            // The page asked was left meanwhile.
            return false;
        }
    }

    /// <summary>What makes the page wider than the window: the elements that reach out, empty when none does.</summary>
    public async Task<string> TooWideAsync() => await Page.EvaluateAsync<string>("""
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth + 1) return '';
          const out = [...document.querySelectorAll('main *, header *, footer *')].filter(
            one => one.getBoundingClientRect().right > page.clientWidth + 1 && !one.closest('.scroll'));
          return `${page.scrollWidth}: ` + out.slice(-4).map(
            one => `${one.localName}.${one.className} "${one.textContent.trim().slice(0, 60)}"`).join(' | ');
        }
        """);
}

using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Api;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>What every page has: a language, a reader, the county as far as the reader may see, and faults to show
/// first.
/// </summary>
public abstract class DeskPage : PageModel
{
    private readonly List<PageFault> faults = [];
    private Voice? voice;

    /// <summary>Language of the reader.</summary>
    internal Voice Voice => voice ??= ProblemAnswer.VoiceOf(HttpContext);

    /// <summary>Heading and title of the page.</summary>
    internal abstract string Title { get; }

    /// <summary>Who reads, or null on pages for everybody.</summary>
    internal Account? Reader => SignedIn.AccountOrNull(HttpContext);

    /// <summary>The county as far as the reader may see; not on pages for everybody.</summary>
    internal ServedCounty County => ServedCounties.Of(HttpContext);

    /// <summary>What is wrong with the form that was sent; shown first.</summary>
    internal IReadOnlyList<PageFault> Faults => faults;

    /// <summary>Whether the reader may send something on this page.</summary>
    internal bool MayWrite => Reader is { } reader
        && HttpContext.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>()?.Admits(reader.Role, true) == true;

    /// <summary>Whether only the part of the page is asked for that htmx puts in.</summary>
    internal bool IsPartOnly => Request.Headers.ContainsKey("HX-Request");

    /// <summary>Adds a fault.</summary>
    /// <param name="finding">What is wrong.</param>
    /// <param name="field">Name of the field, or null when it is about the whole form.</param>
    internal void Refuse(Finding finding, string? field = null) =>
        faults.Add(new PageFault(field, Sentences.Sentence(finding, Voice), Sentences.Advice(finding, Voice)));

    /// <summary>What was typed, without the one character the database keeps in no text.</summary>
    internal static string? Plain(string? typed) => typed?.Replace("\0", "", StringComparison.Ordinal);

    /// <summary>The fault of one field, or null.</summary>
    internal string? FaultOf(string field) => faults.FirstOrDefault(fault => fault.Field == field)?.Sentence;

    /// <summary>A whole number between bounds out of the address, else the fallback: addresses are typed by hand.
    /// </summary>
    internal int NumberIn(string name, int min, int max, int fallback) =>
        int.TryParse(Request.Query[name], out var number) ? Math.Clamp(number, min, max) : fallback;

    /// <summary>The page's answer after a form with faults: the form again, with what was typed.</summary>
    protected PageResult AgainWithFaults()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>A table as a file for spreadsheets.</summary>
    internal FileContentResult AsCsv(PageTable table, string name) =>
        File(table.ToCsv(), "text/csv; charset=utf-8", $"{name}.csv");
}

/// <summary>Something wrong with a form.</summary>
/// <param name="Field">Name of the field, or null.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Advice">What helps.</param>
internal sealed record PageFault(string? Field, string Sentence, string Advice);

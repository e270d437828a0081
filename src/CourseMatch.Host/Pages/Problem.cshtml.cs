using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using CourseMatch.Host.Serving;

namespace CourseMatch.Host.Pages;

/// <summary>What went wrong with a request, in a sentence with advice.</summary>
[Access(IsForEverybody = true)]
public sealed class ProblemModel : DeskPage
{
    internal override string Title => Voice.Say("Problem.Title");

    internal IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Shows what failed; asked for by address there is nothing to show.</summary>
    public void OnGet()
    {
        if (Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        Findings = Problem.Of(HttpContext);
    }
}

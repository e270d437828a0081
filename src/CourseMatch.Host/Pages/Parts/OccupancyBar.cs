using CourseMatch.Application.Desk.Teaching;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>One part of an occupancy bar.</summary>
/// <param name="Fill">Class that draws it.</param>
/// <param name="Count">Seats or places.</param>
/// <param name="Text">What it says.</param>
internal sealed record BarPart(string Fill, int Count, string Text);

/// <summary>Seats or places as a bar; the sentence beside it says the same in words.</summary>
/// <param name="Parts">Parts from the left.</param>
/// <param name="Total">Seats in all.</param>
/// <param name="Mark">Minimum to run, drawn as a line; 0 = none.</param>
/// <param name="Sentence">All in words.</param>
internal sealed record OccupancyBar(IReadOnlyList<BarPart> Parts, int Total, int Mark, string Sentence)
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = 200;

    /// <summary>Where a number of seats lies in the drawing.</summary>
    public int At(int count)
    {
        var all = Math.Max(Math.Max(Total, Parts.Sum(part => part.Count)), 1);
        return Math.Min(count, all) * Width / all;
    }

    public static OccupancyBar Of(CourseLine line, Voice voice) => new(
        [
            new BarPart("others", line.Others, voice.Say("Bar.Others", line.Others)),
            new BarPart("promised", line.Promised, voice.Say("Bar.Promised", line.Promised)),
            new BarPart("proposed", line.Proposed, voice.Say("Bar.Proposed", line.Proposed)),
            new BarPart("reserved", line.Reserved, voice.Say("Bar.Reserved", line.Reserved)),
        ],
        line.Seats,
        line.Course.MinimumToRun,
        voice.Say("Bar.Course", line.People, line.Seats, line.Free));

    public static OccupancyBar Of(SessionLine line, Voice voice) => new(
        [
            new BarPart("promised", line.Promised, voice.Say("Bar.Promised", line.Promised)),
            new BarPart("proposed", line.Proposed, voice.Say("Bar.Proposed", line.Proposed)),
        ],
        line.Session.Places,
        0,
        voice.Say("Bar.Session", line.Promised + line.Proposed, line.Session.Places));
}

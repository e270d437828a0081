using CourseMatch.Application.Nights;
using CourseMatch.Host.Json;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>What a step of a night counted, in words. Its log is for whoever keeps the installation running, and in
/// English.</summary>
internal static class NightFigures
{
    /// <summary>Names of the figures of each step, in the order they are said.</summary>
    public static IReadOnlyDictionary<NightStep, string[]> Names { get; } = new Dictionary<NightStep, string[]>
    {
        [NightStep.TakeInbox] = ["files", "taken", "known", "held", "refused", "waiting"],
        [NightStep.RefreshClocks] = ["lapsed", "reminded", "completed", "warned", "ended"],
        [NightStep.FreeSeats] = ["freed", "absent"],
        [NightStep.Match] = ["plan", "newcomers", "placed", "children"],
        [NightStep.Judge] = ["judged", "errors"],
        [NightStep.Compare] = ["new", "kept", "moved", "gone"],
        [NightStep.Gate] = ["passed", "stopped"],
        [NightStep.Publish] = ["published", "promised"],
        [NightStep.Report] = ["queued"],
        [NightStep.Notify] = ["sent", "letters", "later", "held", "dropped"],
        [NightStep.CleanUp] = ["drafts", "nights", "messages"],
    };

    /// <summary>Name of the text of a figure.</summary>
    public static string TextOf(NightStep step, string name) => $"NightCount.{NightDocument.Name(step)}.{name}";

    /// <summary>All figures that are not zero, in one sentence; nothing while the step is not ended.</summary>
    public static string Of(JobRun job, Voice voice)
    {
        if (job.Result is not { } result)
        {
            return "";
        }

        var said = Names[job.Step]
            .Select(name => (Name: name, Count: result.Counts.GetValueOrDefault(name)))
            .Where(figure => figure.Count != 0)
            .Select(figure => voice.Say(TextOf(job.Step, figure.Name), figure.Count));
        return string.Join(", ", said) is { Length: > 0 } words ? words + "."
            : result.End == NightEnd.Done ? voice.Say("NightCount.None") + "."
            : "";
    }
}

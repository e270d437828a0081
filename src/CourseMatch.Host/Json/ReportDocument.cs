using CourseMatch.Host.Reports;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>The morning report.</summary>
/// <param name="Plan">Figures of the plan.</param>
/// <param name="Promised">Of the placed, promised by an earlier plan.</param>
/// <param name="Waiting">Why people wait.</param>
/// <param name="BelowMinimum">Courses that would not run.</param>
/// <param name="Expiring">Entitlements of waiting people that must soon be taken up.</param>
/// <param name="Notes">Findings about the plan as a whole.</param>
public sealed record ReportDocument(
    PlanHead Plan,
    int Promised,
    IReadOnlyList<WaitingView> Waiting,
    IReadOnlyList<ThinCourseView> BelowMinimum,
    IReadOnlyList<ExpiringView> Expiring,
    IReadOnlyList<FindingView> Notes)
{
    internal static ReportDocument Of(MorningReport report, Voice voice) => new(
        PlanHead.Of(report.Plan),
        report.Promised,
        [.. report.Waiting.Select(reason => new WaitingView(
            reason.Code,
            reason.People,
            Sentences.Sentence(reason.Example, voice),
            Sentences.Advice(reason.Example, voice)))],
        [.. report.BelowMinimum.Select(course =>
            new ThinCourseView(course.Number, course.FirstDay, course.People, course.Minimum))],
        [.. report.Expiring.Select(ending => new ExpiringView(ending.Reference, ending.LastDay))],
        FindingView.All(report.Notes, voice));
}

/// <summary>People who wait for the same reason.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="People">How many.</param>
/// <param name="Sentence">Its most frequent form.</param>
/// <param name="Advice">What helps.</param>
public sealed record WaitingView(string Code, int People, string Sentence, string Advice);

/// <summary>A course with fewer people than it needs to run.</summary>
public sealed record ThinCourseView(string Number, DateOnly FirstDay, int People, int Minimum);

/// <summary>An entitlement that ends soon.</summary>
public sealed record ExpiringView(string Reference, DateOnly LastDay);

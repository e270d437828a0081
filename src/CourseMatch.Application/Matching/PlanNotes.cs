using CourseMatch.Application.Findings;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>What a coordinator should know about a plan as a whole: promises that have come under pressure, and figures
/// that rest on assumptions.</summary>
internal static class PlanNotes
{
    internal static IReadOnlyList<Finding> Of(MatchingModel model, NightOutcome outcome) =>
    [
        .. Courses(model, outcome),
        .. Care(model, outcome),
        .. Promises(model, outcome),
        .. Couples(model),
    ];

    private static IEnumerable<Finding> Courses(MatchingModel model, NightOutcome outcome)
    {
        var broken = model.Applicants
            .Select(applicant => model.Circumstances.BrokenPromiseOf(applicant.Newcomer.Id)?.Course)
            .OfType<CourseId>()
            .GroupBy(course => course)
            .ToDictionary(group => group.Key, group => group.Count());
        var inPlay = model.Applicants.SelectMany(a => a.Possible).Select(o => o.Case.Course.Id).ToHashSet();
        foreach (var seats in model.Seats.Values.OrderBy(seats => seats.Course.Id.Value))
        {
            var course = seats.Course;
            if (broken.TryGetValue(course.Id, out var people))
            {
                yield return Finding.Of("CM2305", Severity.Warning, Case.NameOf(course), people);
            }

            if (!inPlay.Contains(course.Id) && seats.Held == 0)
            {
                continue;
            }

            foreach (var note in seats.Notes(model.Circumstances))
            {
                yield return note;
            }

            var together = outcome.In(course.Id).Count + seats.Held + course.SeatsOfOthers;
            if (seats.Fixed + seats.Held > 0 && !CourseSeats.HasBegun(course, model.Circumstances.Day)
                && together < course.MinimumToRun)
            {
                yield return Finding.Of(
                    "CM2308", Severity.Warning, Case.NameOf(course), together, course.MinimumToRun);
            }
        }
    }

    private static IEnumerable<Finding> Care(MatchingModel model, NightOutcome outcome) =>
        outcome.Periods
            .GroupBy(period => period.Session)
            .OrderBy(session => session.Key.Value)
            .Select(session => (Most: session.Max(outcome.ChildrenIn), Place: model.Care[session.Key]))
            .Where(entry => entry.Most > entry.Place.Session.Places)
            .Select(entry => Finding.Of(
                "CM2302", Severity.Warning, entry.Place.Group.Name, FindingValue.Term(entry.Place.Session.Day),
                entry.Most, entry.Place.Session.Places));

    private static IEnumerable<Finding> LaterChildrenOf(Applicant applicant, NightOutcome outcome)
    {
        var kept = applicant.Options[0];
        var later = LaterChildren.Of(kept);
        var got = outcome.OptionOf(applicant.Newcomer.Id);
        if (got is not null && got.Case.Course.Id == kept.Case.Course.Id && !ReferenceEquals(got, kept))
        {
            yield return Finding.Of(
                "CM2312", Severity.Note, applicant.Newcomer.Reference, kept.Case.CourseName);
        }
        else if (ReferenceEquals(got, kept) && later.Arrangements.Count > 0)
        {
            yield return Finding.Of(
                "CM2313", Severity.Warning, applicant.Newcomer.Reference, kept.Case.CourseName);
        }

        foreach (var obstacle in later.Obstacles)
        {
            yield return Finding.Of(
                "CM2311", Severity.Warning, applicant.Newcomer.Reference, kept.Case.CourseName);
            yield return obstacle with { Severity = Severity.Warning };
        }
    }

    private static IEnumerable<Finding> Promises(MatchingModel model, NightOutcome outcome)
    {
        foreach (var applicant in model.Applicants.Where(applicant => applicant.IsPromised))
        {
            foreach (var note in LaterChildrenOf(applicant, outcome))
            {
                yield return note;
            }

            foreach (var note in Promised.Notes(applicant.Options[0], model.Care, model.Circumstances))
            {
                yield return note;
            }
        }

        foreach (var promise in model.Circumstances.County.Promises)
        {
            if (model.Circumstances.Find(promise.Newcomer) is { IsActive: false } gone
                && model.Circumstances.Find(promise.Course) is { } course)
            {
                yield return Finding.Of("CM2306", Severity.Warning, gone.Reference, Case.NameOf(course));
            }
        }
    }

    private static IEnumerable<Finding> Couples(MatchingModel model)
    {
        var promised = model.Applicants
            .Where(applicant => applicant.IsPromised)
            .ToDictionary(applicant => applicant.Newcomer.Id);
        foreach (var applicant in promised.Values.OrderBy(applicant => applicant.Newcomer.Id.Value))
        {
            if (model.Circumstances.PartnerOf(applicant.Newcomer) is { } partner
                && partner.Id.Value > applicant.Newcomer.Id.Value
                && promised.TryGetValue(partner.Id, out var other)
                && applicant.Options[0].Arrangement.Conflicts(other.Options[0].Arrangement))
            {
                yield return Finding.Of(
                    "CM2310", Severity.Warning, applicant.Newcomer.Reference, partner.Reference);
            }
        }
    }
}

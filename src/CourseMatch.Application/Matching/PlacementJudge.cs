using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>Judges placements against a county as it is now: every rule, seats, minimum, care places and families,
/// counted anew day by day.</summary>
/// <remarks>Shares no code with any engine, nor with the model that made the problem: what both get wrong in the same
/// way would have to be wrong in the rules. Findings of weight error forbid publishing. Promises already given are not
/// judged again, they only take their seats; those that the plan replaces by another place of the same person, within
/// the change budgets, take none.</remarks>
public static class PlacementJudge
{
    /// <summary>Everything that stands against the placements; empty when they can be promised.</summary>
    /// <param name="circumstances">What is on file now, today, and the rule book.</param>
    /// <param name="placements">Placements of a plan, promised ones included.</param>
    public static IReadOnlyList<Finding> Judge(Circumstances circumstances, IReadOnlyList<Placement> placements) =>
        Judge(circumstances, placements, null);

    /// <summary>Everything that stands against the placements; empty when they can be promised.</summary>
    /// <param name="circumstances">What is on file now, today, and the rule book.</param>
    /// <param name="placements">Placements of a plan, promised ones included.</param>
    /// <param name="byHand">A person whom a coordinator places by hand: no budget speaks against it.</param>
    public static IReadOnlyList<Finding> Judge(
        Circumstances circumstances, IReadOnlyList<Placement> placements, NewcomerId? byHand)
    {
        var findings = new List<Finding>();
        var moved = Moves.Of(circumstances, placements, byHand);
        findings.AddRange(moved.Findings);
        circumstances = moved.Without;
        var extended = new List<(Placement Placement, Case Case)>();
        var added = new List<(Placement Placement, Case Case)>();
        var seen = new HashSet<NewcomerId>();
        foreach (var placement in placements)
        {
            if (CaseOf(placement, circumstances, findings) is not { } judged)
            {
                continue;
            }

            if (!seen.Add(placement.Newcomer))
            {
                findings.Add(About(judged.Newcomer, "CM2406", judged.Newcomer.Reference));
            }
            else if (JudgePromise(placement, judged, findings))
            {
                if (JudgeRules(placement, judged, findings))
                {
                    added.Add((placement, judged));
                }
            }
            else if (LaterCareOf(placement, circumstances) is { Count: > 0 } later)
            {
                extended.Add((placement with { Care = later }, judged));
            }
        }

        SeatCount.Judge([.. added.Select(pair => pair.Placement)], circumstances, findings);
        CareCount.Judge([.. added.Concat(extended).Select(pair => pair.Placement)], circumstances, findings);
        FamilyCheck.Judge(added, extended, circumstances, findings);
        return findings;
    }

    /// <summary>A finding of weight error with the file reference of whom it is about.</summary>
    internal static Finding About(Newcomer newcomer, string code, params FindingValue[] values) =>
        Finding.At(new FindingPlace(null, null, newcomer.Reference), code, Severity.Error, values);

    /// <summary>Places of children that come to a promise by this plan.</summary>
    private static List<CarePlacement> LaterCareOf(Placement placement, Circumstances circumstances)
    {
        if (!placement.IsPromised || circumstances.PromiseOf(placement.Newcomer) is not { } promise)
        {
            return [];
        }

        var held = promise.Care
            .SelectMany(care => care.Sessions.Select(session => (care.Child, session)))
            .ToHashSet();
        return [.. placement.Care
            .Where(care => care.Sessions.Any(session => !held.Contains((care.Child, session))))];
    }

    private static Case? CaseOf(Placement placement, Circumstances circumstances, List<Finding> findings)
    {
        if (circumstances.Find(placement.Newcomer) is { } newcomer
            && circumstances.Find(placement.Course) is { } course)
        {
            return circumstances.CaseOf(
                newcomer, Circumstances.EntryAt(course, placement.ModuleNumber, placement.EntryDay));
        }

        findings.Add(Finding.Of(
            "CM2407", Severity.Error, placement.Newcomer.Value, placement.Course.Value));
        return null;
    }

    /// <summary>Whether the placement is a new one that may be judged further.</summary>
    private static bool JudgePromise(Placement placement, Case judged, List<Finding> findings)
    {
        var promise = judged.Circumstances.PromiseOf(placement.Newcomer);
        if (placement.IsPromised)
        {
            if (promise?.Course != placement.Course)
            {
                findings.Add(About(judged.Newcomer, "CM2412", judged.Newcomer.Reference, judged.CourseName));
            }

            return false;
        }

        if (promise is not null)
        {
            var held = judged.Circumstances.Find(promise.Course)!;
            findings.Add(About(judged.Newcomer, "CM2409", judged.Newcomer.Reference, Case.NameOf(held)));
            return false;
        }

        return true;
    }

    private static bool JudgeRules(Placement placement, Case judged, List<Finding> findings)
    {
        var before = findings.Count;
        if (!judged.Newcomer.IsActive)
        {
            findings.Add(About(judged.Newcomer, "CM2408", judged.Newcomer.Reference));
        }

        if (judged.Entry.Module.Number != placement.ModuleNumber || !IsLessonDay(judged))
        {
            findings.Add(About(
                judged.Newcomer, "CM2411", judged.Newcomer.Reference, judged.CourseName, placement.ModuleNumber,
                placement.EntryDay));
        }

        foreach (var rule in judged.Circumstances.Rules.Rules)
        {
            if (rule.Judge(judged) is { IsAdmitted: false } refusal)
            {
                findings.AddRange(refusal.Findings.Select(finding => finding with
                {
                    Place = new FindingPlace(null, null, judged.Newcomer.Reference),
                }));
            }
        }

        return findings.Count == before;
    }

    private static bool IsLessonDay(Case judged)
    {
        var (module, day) = (judged.Entry.Module, judged.Entry.Day);
        var inModule = judged.Course.Lessons.Where(lesson => module.Days.Contains(lesson.Day)).ToList();
        return module.Days.Contains(day) && (inModule.Count == 0 || inModule.Exists(lesson => lesson.Day == day));
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Queries;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Desk.Sights;

/// <summary>Keeps, for a few plans, the problem they answer and the prices that explain the answer, so that questions
/// about one seat need no new search.</summary>
/// <remarks>Finding the prices of a large county takes some seconds, once for each plan, beside the requests: whoever
/// asks before they are found is told to come back. A plan never changes, so what is kept stays true of it.</remarks>
public sealed class SolvedSights(ICountyStore store)
{
    /// <summary>Plans kept at once.</summary>
    public const int KeptMax = 3;

    private readonly ConcurrentDictionary<(MunicipalityId, PlanId), Task<SolvedSight?>> sights = new();
    private readonly ConcurrentQueue<(MunicipalityId, PlanId)> order = new();

    /// <summary>The prices of a plan; null while they are being found, after <paramref name="patience"/> of waiting,
    /// and for a plan whose problem cannot be read.</summary>
    public async Task<SolvedSight?> OfAsync(
        MunicipalityId municipality, Plan plan, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var key = (municipality, plan.Summary.Id);
        var finding = sights.GetOrAdd(key, _ =>
        {
            order.Enqueue(key);
            return Task.Run(() => FindAsync(municipality, plan), CancellationToken.None);
        });
        while (order.Count > KeptMax && order.TryDequeue(out var oldest))
        {
            sights.TryRemove(oldest, out _);
        }

        if (finding.IsFaulted)
        {
            // The next one to ask tries again; this one learns what went wrong.
            sights.TryRemove(key, out _);
        }

        await Task.WhenAny(finding, Task.Delay(patience, cancellationToken));
        return finding.IsCompleted ? await finding : null;
    }

    private async Task<SolvedSight?> FindAsync(MunicipalityId municipality, Plan plan)
    {
        if (await store.PlanProblemAsync(municipality, plan.Summary.Id, CancellationToken.None) is not { } bytes)
        {
            return null;
        }

        using var stream = new MemoryStream(bytes);
        return ProblemReader.Read(stream).Match(
            accepted => new SolvedSight(accepted.Problem, plan),
            _ => (SolvedSight?)null);
    }
}

/// <summary>A plan with its problem and prices, and the way from people and courses to their indices.</summary>
public sealed class SolvedSight
{
    /// <summary>Answers kept about single placements; when there are more, all are forgotten.</summary>
    private const int CostsMax = 2_000;

    private readonly ConcurrentDictionary<(NewcomerId, CourseId), Task<FoundCost>> costs = new();
    private readonly ConcurrentDictionary<(CourseId, int), IReadOnlyList<SeatCandidate>> candidates = new();
    private readonly Dictionary<string, int> applicants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> resources = new(StringComparer.Ordinal);

    internal SolvedSight(AllocationProblem problem, Plan plan)
    {
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            applicants[problem.ApplicantIds[applicant]] = applicant;
        }

        for (var resource = 0; resource < problem.ResourceCount; resource++)
        {
            resources[problem.ResourceIds[resource]] = resource;
        }

        Solved = SolvedPlan.Of(problem, new AllocationAnswer
        {
            ChosenOption = ChosenOptions.Of(problem, plan.Placements),
            Objective = plan.Summary.Objective,
            Bound = plan.Summary.Bound,
            Stop = StopReason.Gap,
            Engine = plan.Summary.Engine,
            Seconds = plan.Summary.Seconds,
            Seed = plan.Summary.Seed,
        });
    }

    /// <summary>The plan with its prices.</summary>
    public SolvedPlan Solved { get; }

    /// <summary>Index of a person, or null when the plan did not look at it.</summary>
    internal int? ApplicantOf(NewcomerId newcomer) =>
        applicants.TryGetValue(ChosenOptions.NameOf(newcomer), out var found) ? found : null;

    /// <summary>The person of an index.</summary>
    internal NewcomerId NewcomerOf(int applicant) =>
        new(int.Parse(Solved.Problem.ApplicantIds[applicant].AsSpan(1), CultureInfo.InvariantCulture));

    /// <summary>Index of a course's seats, or null when nobody could go there.</summary>
    internal int? SeatsOf(CourseId course) =>
        resources.TryGetValue("course:" + Text(course.Value), out var found) ? found : null;

    /// <summary>The course an option leads to.</summary>
    internal CourseId? CourseOf(int applicant, int option) => option < 0
        ? null
        : new CourseId(int.Parse(
            Solved.Problem.OptionIds[Solved.Problem.OptionIndex(applicant, option)].Split(':')[1],
            CultureInfo.InvariantCulture));

    /// <summary>A person's options in one course, as local indices.</summary>
    internal IEnumerable<int> OptionsIn(int applicant, CourseId course) => Enumerable
        .Range(0, Solved.Problem.OptionsOf(applicant))
        .Where(option => CourseOf(applicant, option) == course);

    /// <summary>Who should get a seat of a course next, by the prices; worked out once.</summary>
    internal IReadOnlyList<SeatCandidate> CandidatesFor(CourseId course, int seats, int most) =>
        candidates.GetOrAdd((course, most), _ => [.. Solved.CandidatesFor(seats, most)]);

    /// <summary>What placing somebody in a course means, worked out once, beside the requests.</summary>
    internal Task<FoundCost> CostOf(NewcomerId newcomer, CourseId course)
    {
        if (costs.Count > CostsMax)
        {
            costs.Clear();
        }

        return costs.GetOrAdd((newcomer, course), key => Task.Run(() => FindCost(key.Item1, key.Item2)));
    }

    /// <summary>The best rearrangement around one placement. Cost: a short search for each option in the course.
    /// </summary>
    internal FoundCost FindCost(NewcomerId newcomer, CourseId course) =>
        ApplicantOf(newcomer) is not { } applicant || !OptionsIn(applicant, course).Any()
            ? new FoundCost(false, null)
            : new FoundCost(true, OptionsIn(applicant, course)
                .Select(option => Solved.Place(applicant, option))
                .Where(displacement => displacement is not null)
                .MaxBy(displacement => displacement!.Change));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the prices say about one placement.</summary>
/// <param name="IsInPlan">The plan looked at this way.</param>
/// <param name="Best">The best rearrangement, or null when promises leave no room.</param>
internal sealed record FoundCost(bool IsInPlan, Displacement? Best);

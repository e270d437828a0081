using CourseMatch.Application.Findings;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Matching;

/// <summary>The anonymous problem of one night, and the way back from its answer to people.</summary>
/// <remarks>
/// Applicants are the active newcomers, by number; resources are course seats and, per care session and period, places
/// of children. Whoever holds a promise keeps it, even where a rule would refuse today: with that one option, fixed;
/// or, as long as the person has not answered and the budgets allow it, with other options behind it that cost the
/// price of a move. Nothing of a person but the number of the database enters the problem. Same county, day and rule
/// book give the same problem. Cost: every newcomer meets every way into every open course; see
/// <see cref="OptionFinder"/>.
/// </remarks>
public sealed class MatchingModel
{
    private static readonly IReadOnlyList<Finding> NotLookedAt = [Finding.Of("CM3120", Severity.Note)];

    private MatchingModel(
        MatchScope scope,
        Circumstances circumstances,
        OptionFinder finder,
        IReadOnlyList<Applicant> applicants,
        IReadOnlyDictionary<CourseId, CourseSeats> seats,
        CarePlaces care,
        IReadOnlyDictionary<CarePeriod, int> heldCare,
        AllocationProblem problem)
    {
        Scope = scope;
        Circumstances = circumstances;
        Finder = finder;
        Applicants = applicants;
        Seats = seats;
        Care = care;
        HeldCare = heldCare;
        Problem = problem;
    }

    /// <summary>The problem for an engine; applicants in the order of newcomer numbers.</summary>
    public AllocationProblem Problem { get; }

    /// <summary>What is on file, the day and the rule book it was made from.</summary>
    public Circumstances Circumstances { get; }

    /// <summary>How far the run may go.</summary>
    public MatchScope Scope { get; }

    /// <summary>People who hold a promise and could be moved in this run.</summary>
    public int Movable => Applicants.Count(applicant => applicant is { IsPromised: true, IsFixed: false }
        && applicant.Options.Count > applicant.Keeping);

    internal OptionFinder Finder { get; }

    internal IReadOnlyList<Applicant> Applicants { get; }

    internal IReadOnlyDictionary<CourseId, CourseSeats> Seats { get; }

    internal CarePlaces Care { get; }

    /// <summary>Children of people outside this run who hold a place.</summary>
    internal IReadOnlyDictionary<CarePeriod, int> HeldCare { get; }

    /// <summary>Builds the problem of a night.</summary>
    /// <param name="circumstances">What is on file, the day and the rule book.</param>
    public static MatchingModel Build(Circumstances circumstances) => Build(circumstances, MatchScope.Night);

    /// <summary>Builds the problem of a county on a day.</summary>
    /// <param name="circumstances">What is on file, the day and the rule book.</param>
    /// <param name="scope">How far the run may go.</param>
    public static MatchingModel Build(Circumstances circumstances, MatchScope scope)
    {
        var county = circumstances.County;
        var budget = new MoveBudget(circumstances);
        var movesMax = Math.Min(scope.MovesMax ?? int.MaxValue, budget.LeftThisWeek);
        var finder = new OptionFinder(circumstances);
        var active = county.Newcomers.Where(newcomer => newcomer.IsActive).OrderBy(n => n.Id.Value).ToList();
        var promised = active
            .Select(newcomer => (Newcomer: newcomer, Promise: circumstances.PromiseOf(newcomer.Id)))
            .Where(pair => pair.Promise is not null)
            .ToDictionary(pair => pair.Newcomer.Id, pair => pair.Promise!);
        // A promise counts for its holder once; all others (people who left the list, doubles) hold what they hold.
        var held = circumstances.KeptPromises
            .Where(promise => !(promised.TryGetValue(promise.Newcomer, out var kept) && ReferenceEquals(kept, promise)))
            .ToList();
        var movable = movesMax == 0
            ? []
            : promised.Values
                .Where(promise => budget.MayMove(promise, scope.IncludesWilling))
                .Select(promise => promise.Newcomer)
                .ToHashSet();
        if (scope.ByHand is { } byHand)
        {
            movable.Remove(byHand.Newcomer);
        }

        var promisedIn = promised.Values.GroupBy(promise => promise.Course)
            .ToDictionary(group => group.Key, group => group.Count());
        var heldIn = held.GroupBy(promise => promise.Course).ToDictionary(group => group.Key, group => group.Count());
        var seats = county.Courses.ToDictionary(course => course.Id, course => Closed(
            CourseSeats.Of(
                course, promisedIn.GetValueOrDefault(course.Id), heldIn.GetValueOrDefault(course.Id), circumstances),
            scope));

        // A single move ends on a seat that is free; only a second one could end where the first began.
        var free = seats.Values.Where(one => one.Free > 0).Select(one => one.Course.Id).ToHashSet();
        var elsewhere = active.Where(newcomer => movable.Contains(newcomer.Id)).ToDictionary(
            newcomer => newcomer.Id,
            newcomer => finder.OptionsOf(newcomer, movesMax == 1 ? free : null).FindAll(option =>
                option.Case.Course.Id != promised[newcomer.Id].Course && !budget.IsFrozen(option.Case.Entry.Day)));
        var leaving = elsewhere.Where(pair => pair.Value.Count > 0).Select(pair => promised[pair.Key].Course)
            .ToHashSet();
        // Why others wait is not asked by day, so that only courses with a seat to give are looked at.
        var looked = scope.OpenCourses is null ? null : free.Union(leaving).ToHashSet();

        var applicants = active
            .Select(newcomer =>
            {
                if (scope.ByHand is { } chosen && chosen.Newcomer == newcomer.Id)
                {
                    var wanted = finder.OptionsOf(newcomer)
                        .FindAll(option => option.Case.Course.Id == chosen.Course && IsOpen(option));
                    return new Applicant(newcomer, wanted, wanted, 0) { MustBePlaced = true };
                }

                if (promised.TryGetValue(newcomer.Id, out var promise))
                {
                    var keeping = Promised.OptionsOf(newcomer, promise, circumstances);
                    List<PlacementOption> options = [.. keeping];
                    options.AddRange((elsewhere.GetValueOrDefault(newcomer.Id) ?? []).Where(IsOpen));
                    return new Applicant(newcomer, options, options, keeping.Count);
                }

                var possible = scope.IsByHandAlone ? [] : finder.OptionsOf(newcomer, looked);
                return new Applicant(newcomer, possible.FindAll(IsOpen), possible, 0);
            })
            .ToList();

        var care = new CarePlaces(county.CareGroups);
        foreach (var places in applicants.SelectMany(a => a.Possible).Select(option => option.Arrangement.Places)
            .Concat(held.Select(promise => promise.Care)))
        {
            care.Announce(places);
        }

        var heldCare = care.UnitsOf([.. held.SelectMany(promise => promise.Care)]);
        var problem = MatchingProblem.Of(applicants, seats, care, heldCare, movesMax, circumstances);
        return new MatchingModel(scope, circumstances, finder, applicants, seats, care, heldCare, problem);

        bool IsOpen(PlacementOption option) =>
            seats[option.Case.Course.Id].Free > 0 || leaving.Contains(option.Case.Course.Id);
    }

    /// <summary>Points of an answer or a bound without what <see cref="MatchingProblem.Surcharge"/> added for those who
    /// have to be placed; what moves cost is taken off.</summary>
    /// <param name="points">Points in the problem.</param>
    public long PointsOf(long points) => points - Applicants.Sum(applicant => (long)MatchingProblem.Surcharge(
        applicant, Circumstances.Policy));

    /// <summary>Whether everybody who has to be placed is.</summary>
    /// <param name="answer">An answer to <see cref="Problem"/>.</param>
    public bool KeepsEverybody(AllocationAnswer answer) =>
        !Applicants.Where((applicant, index) => applicant.MustBePlaced && answer.ChosenOption[index] < 0).Any();

    /// <summary>People an answer moves.</summary>
    /// <param name="answer">An answer to <see cref="Problem"/>.</param>
    public IReadOnlyList<NewcomerId> MovedBy(AllocationAnswer answer) =>
        [.. Applicants.Where((applicant, index) => applicant.IsMove(answer.ChosenOption[index]))
            .Select(applicant => applicant.Newcomer.Id)];

    private static CourseSeats Closed(CourseSeats seats, MatchScope scope) =>
        scope.OpenCourses is { } open && !open.Contains(seats.Course.Id)
            || scope.IsByHandAlone && scope.ByHand?.Course != seats.Course.Id
            ? seats with { Capacity = seats.Fixed }
            : seats;

    /// <summary>Goes back from an answer to people: who gets what, who waits and why.</summary>
    /// <param name="answer">An answer to <see cref="Problem"/> that the checker has accepted.</param>
    public PlanContent PlanFrom(AllocationAnswer answer)
    {
        var placements = new List<Placement>();
        var waiting = new List<Applicant>();
        var chosen = new PlacementOption?[Applicants.Count];
        for (var index = 0; index < Applicants.Count; index++)
        {
            var applicant = Applicants[index];
            if (answer.ChosenOption[index] is var option and >= 0)
            {
                chosen[index] = applicant.Options[option];
                placements.Add(PlacementOf(
                    applicant.Options[option], applicant.IsPromised && !applicant.IsMove(option)));
            }
            else
            {
                waiting.Add(applicant);
            }
        }

        var outcome = new NightOutcome(this, chosen);
        var reasons = new UnplacedReasons(this, outcome);
        return new PlanContent(
            placements,
            [.. waiting.Select(applicant => new Unplaced(
                applicant.Newcomer.Id, Scope.IsPartial ? NotLookedAt : reasons.Of(applicant)))],
            PlanNotes.Of(this, outcome));
    }

    private static Placement PlacementOf(PlacementOption option, bool isPromised) => new(
        option.Case.Newcomer.Id,
        option.Case.Course.Id,
        option.Case.Entry.Module.Number,
        option.Case.Entry.Day,
        option.Score,
        option.Case.Journey.Minutes,
        option.Arrangement.Places,
        isPromised);
}

using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Matching;

/// <summary>The anonymous problem of one night, and the way back from its answer to people.</summary>
/// <remarks>
/// Applicants are the active newcomers, by number; resources are course seats and, per care session and period, places
/// of children. Whoever holds a promise has that one option, fixed, even where a rule would refuse today. Nothing of a
/// person but the number of the database enters the problem. Same county, day and rule book give the same problem.
/// Cost: every newcomer meets every way into every open course; see <see cref="OptionFinder"/>.
/// </remarks>
public sealed class MatchingModel
{
    private MatchingModel(
        Circumstances circumstances,
        OptionFinder finder,
        IReadOnlyList<Applicant> applicants,
        IReadOnlyDictionary<CourseId, CourseSeats> seats,
        CarePlaces care,
        IReadOnlyDictionary<CarePeriod, int> heldCare,
        AllocationProblem problem)
    {
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

    internal OptionFinder Finder { get; }

    internal IReadOnlyList<Applicant> Applicants { get; }

    internal IReadOnlyDictionary<CourseId, CourseSeats> Seats { get; }

    internal CarePlaces Care { get; }

    /// <summary>Children of people outside this run who hold a place.</summary>
    internal IReadOnlyDictionary<CarePeriod, int> HeldCare { get; }

    /// <summary>Builds the problem of a county on a day.</summary>
    /// <param name="circumstances">What is on file, the day and the rule book.</param>
    public static MatchingModel Build(Circumstances circumstances)
    {
        var county = circumstances.County;
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
        var seats = county.Courses.ToDictionary(course => course.Id, course => CourseSeats.Of(
            course,
            promised.Values.Count(promise => promise.Course == course.Id),
            held.Count(promise => promise.Course == course.Id),
            circumstances));

        var applicants = active
            .Select(newcomer =>
            {
                if (promised.TryGetValue(newcomer.Id, out var promise))
                {
                    PlacementOption[] one = [Promised.OptionOf(newcomer, promise, circumstances)];
                    return new Applicant(newcomer, one, one, true);
                }

                var possible = finder.OptionsOf(newcomer);
                return new Applicant(
                    newcomer, [.. possible.Where(option => seats[option.Case.Course.Id].Free > 0)], possible, false);
            })
            .ToList();

        var care = new CarePlaces(county.CareGroups);
        foreach (var places in applicants.SelectMany(a => a.Possible).Select(option => option.Arrangement.Places)
            .Concat(held.Select(promise => promise.Care)))
        {
            care.Announce(places);
        }

        var heldCare = care.UnitsOf([.. held.SelectMany(promise => promise.Care)]);
        var problem = MatchingProblem.Of(applicants, seats, care, heldCare, circumstances);
        return new MatchingModel(circumstances, finder, applicants, seats, care, heldCare, problem);
    }

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
                placements.Add(PlacementOf(applicant, applicant.Options[option]));
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
            [.. waiting.Select(applicant => new Unplaced(applicant.Newcomer.Id, reasons.Of(applicant)))],
            PlanNotes.Of(this, outcome));
    }

    private static Placement PlacementOf(Applicant applicant, PlacementOption option) => new(
        applicant.Newcomer.Id,
        option.Case.Course.Id,
        option.Case.Entry.Module.Number,
        option.Case.Entry.Day,
        option.Score,
        option.Case.Journey.Minutes,
        option.Arrangement.Places,
        applicant.IsPromised);
}

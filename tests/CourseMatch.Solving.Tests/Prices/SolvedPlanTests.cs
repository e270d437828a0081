using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Generation.Nights;
using CourseMatch.Solving.Prices;
using CourseMatch.Solving.Prices.Queries;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Prices;

public class SolvedPlanTests
{
    // The bound is claimed for the larger problem without solving it; exhaustive search knows the truth.
    [Fact]
    public void Bound_with_more_units_is_never_below_the_best_with_them()
    {
        var raised = 0;
        for (var seed = 20_000; seed < 20_250; seed++)
        {
            var problem = RandomProblem.Of(seed);
            if (Solve(problem) is not { } answer)
            {
                continue;
            }

            var solved = SolvedPlan.Of(problem, answer);
            Assert.True(solved.Bound >= answer.Objective, $"seed {seed}");
            for (var resource = 0; resource < problem.ResourceCount; resource++)
            {
                for (var units = 1; units <= 3; units += 2)
                {
                    var best = ExhaustiveSearch.Best(solved.WithMore(resource, units));
                    Assert.True(solved.BoundWithMore(resource, units) >= best,
                        $"seed {seed}, resource {resource}, {units} more: best {best}");
                    raised += best > answer.Objective ? 1 : 0;
                }
            }
        }

        Assert.True(raised > 50, $"only {raised} cases in which more units help");
    }

    [Fact]
    public void Cancelled_before_there_are_prices_its_bound_holds_all_the_same()
    {
        var (problem, answer, _) = County();

        var solved = SolvedPlan.Of(problem, answer, null, new CancellationToken(canceled: true));

        Assert.True(solved.Bound >= answer.Objective);
        Assert.True(solved.BoundWithMore(0, 1) >= solved.Bound);
    }

    [Fact]
    public void Options_are_ranked_by_what_they_are_worth_to_everybody()
    {
        var (problem, answer, solved) = County();
        var (placed, nearBest) = (0, 0);
        for (var person = 0; person < problem.ApplicantCount; person++)
        {
            var options = solved.OptionsOf(person);
            Assert.Equal(problem.OptionsOf(person), options.Length);
            Assert.Equal(options.Where(option => option.IsPossible).Select(option => option.Value),
                options.Where(option => option.IsPossible).Select(option => option.Value).OrderDescending());
            if (answer.ChosenOption[person] >= 0)
            {
                placed++;
                nearBest += options.Single(option => option.IsChosen).Loss < 200 ? 1 : 0;
            }
        }

        Assert.True(nearBest > placed * 0.9, $"{nearBest} of {placed} have an option near their best");
    }

    [Fact]
    public void Placing_somebody_names_everybody_who_moves_and_what_it_costs()
    {
        var (problem, answer, solved) = County();
        var found = 0;
        for (var person = 0; person < problem.ApplicantCount && found < 10; person++)
        {
            if (answer.ChosenOption[person] >= 0 || problem.OptionsOf(person) == 0
                || solved.Place(person, 0) is not { } displacement)
            {
                continue;
            }

            found++;
            var chosen = answer.ChosenOption.ToBuilder();
            foreach (var move in displacement.Moves)
            {
                Assert.Equal(chosen[move.Applicant], move.From);
                chosen[move.Applicant] = move.To;
            }

            Assert.Equal(new PersonMove(person, -1, 0), displacement.Moves[0]);
            var verdict = AllocationChecker.Check(problem, answer with
            {
                ChosenOption = chosen.ToImmutable(),
                Objective = answer.Objective + displacement.Change,
                Stop = StopReason.Time,
            });
            Assert.Empty(verdict.Faults);
        }

        Assert.Equal(10, found);
    }

    [Fact]
    public void Candidates_for_a_seat_come_best_first_and_do_not_hold_it()
    {
        var (problem, answer, solved) = County();
        var resource = Enumerable.Range(0, problem.ResourceCount).MaxBy(solved.UnitPrice);

        var candidates = solved.CandidatesFor(resource, 10);

        Assert.NotEmpty(candidates);
        Assert.Equal(candidates.Select(candidate => candidate.Gain),
            candidates.Select(candidate => candidate.Gain).OrderDescending());
        Assert.All(candidates,
            candidate => Assert.NotEqual(answer.ChosenOption[candidate.Applicant], candidate.Option));
    }

    // 1.5 % of people and offers change; nobody else should move without a reason worth 150 points.
    [Fact]
    public void Next_night_moves_at_most_as_many_people_as_items_changed()
    {
        var (today, answer, solved) = County();
        var change = NextNight.Make(today, 15, 7);
        var tonight = StabilityBonus.Add(change.Problem, today, answer.ChosenOption.AsSpan(), 150);

        var outcome = new PriceEngine().SolveAgain(tonight, solved, SearchLimits.ForWork(60_000) with { Gap = 0.001 },
            SilentObserver.Instance, default);

        var again = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(tonight, again).Faults);
        Assert.InRange(again.Gap, 0, 0.001);
        var held = StabilityBonus.Held(tonight, today, answer.ChosenOption.AsSpan());
        var moved = Enumerable.Range(0, held.Length)
            .Count(person => held[person] >= 0 && held[person] != again.ChosenOption[person]);
        Assert.InRange(moved, 0, change.ChangedItems);
    }

    // What a clerk does by hand: one person gets this place, everybody else keeps his unless it pays.
    [Fact]
    public void From_an_earlier_plan_a_fixed_option_holds_and_few_others_move()
    {
        var (today, answer, _) = County();
        var person = Enumerable.Range(0, today.ApplicantCount)
            .First(index => answer.ChosenOption[index] < 0 && today.OptionsOf(index) > 0);
        var steady = StabilityBonus.Add(today, today, answer.ChosenOption.AsSpan(), 150);
        var builder = AllocationProblemBuilder.From(steady);
        builder.Fix(person, 0);
        var byHand = builder.Build();

        var outcome = new PriceEngine().SolveFrom(byHand, new EarlierPlan(today, answer.ChosenOption),
            SearchLimits.ForWork(60_000) with { Gap = 0.001 }, SilentObserver.Instance, default);

        var again = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.Empty(AllocationChecker.Check(byHand, again).Faults);
        Assert.Equal(0, again.ChosenOption[person]);
        var moved = Enumerable.Range(0, today.ApplicantCount)
            .Count(other => other != person && answer.ChosenOption[other] >= 0
                && again.ChosenOption[other] != answer.ChosenOption[other]);
        Assert.InRange(moved, 0, 12);
    }

    [Fact]
    public void A_course_added_is_bounded_at_once_and_the_bound_is_not_empty_praise()
    {
        var (today, answer, solved) = County();
        var builder = AllocationProblemBuilder.From(today);
        var course = builder.AddResource("course:added", 15);
        for (var person = 0; person < today.ApplicantCount; person += 7)
        {
            builder.AddOption(person, "added", 9_000, [(course, 1)]);
        }

        var changed = builder.Build();
        var bound = solved.BoundOf(changed);

        var outcome = new PriceEngine().SolveAgain(changed, solved,
            SearchLimits.ForWork(60_000) with { Gap = 0.001 }, SilentObserver.Instance, default);
        var better = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        Assert.True(better.Objective > answer.Objective, "the course brings something");
        Assert.InRange(bound, better.Objective, better.Objective + (better.Objective / 500));
    }

    [Fact]
    public void A_stored_plan_answers_the_same_questions_as_a_fresh_answer()
    {
        var (problem, answer, solved) = County();

        var stored = SolvedPlan.Of(new EarlierPlan(problem, answer.ChosenOption));

        Assert.Equal(solved.Bound, stored.Bound);
        Assert.Equal(solved.OptionsOf(11).AsEnumerable(), stored.OptionsOf(11));
        Assert.Throws<ArgumentException>(() => SolvedPlan.Of(new EarlierPlan(problem, [0])));
    }

    [Fact]
    public void Tiers_are_told_apart_and_the_gap_is_measured_in_people_of_the_lowest()
    {
        var builder = new AllocationProblemBuilder();
        var seat = builder.AddResource("seat", 2);
        foreach (var (name, score) in new[] { ("a", 900_000), ("b", 800_000), ("c", 5_000), ("d", 4_000) })
        {
            builder.AddOption(builder.AddApplicant(name), "seat", score, [(seat, 1)]);
        }

        var gap = TierGap.Of(builder.Build(), new AllocationAnswer
        {
            ChosenOption = [0, -1, 0, -1],
            Objective = 905_000,
            Bound = 1_700_000,
            Stop = StopReason.Time,
            Engine = "prices",
            Seconds = 0,
            Seed = 1,
        });

        Assert.Equal(795_000, gap.Points);
        Assert.Equal(795_000 / 4_000.0, gap.PeopleOfLowestTier);
        Assert.Equal<Tier>([new Tier(800_000, 900_000, 2, 1), new Tier(4_000, 5_000, 2, 1)], gap.Tiers);
    }

    private static AllocationAnswer? Solve(AllocationProblem problem) =>
        new PriceEngine().Solve(problem, SearchLimits.ForWork(20_000), SilentObserver.Instance, default)
            is AllocationOutcome.Answered { Answer: var answer } ? answer : null;

    private static (AllocationProblem Problem, AllocationAnswer Answer, SolvedPlan Solved) County()
    {
        var problem = ProblemGenerator.Generate(new GenerationRequest(600, 45, 3, ProblemShape.County));
        var outcome = new PriceEngine().Solve(problem, SearchLimits.ForWork(40_000) with { Gap = 0.001 },
            SilentObserver.Instance, default);
        var answer = Assert.IsType<AllocationOutcome.Answered>(outcome).Answer;
        return (problem, answer, SolvedPlan.Of(problem, answer));
    }
}

using System.Collections.Immutable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Prices.Queries;

/// <summary>People of one order of urgency, told from the next by scores a factor of two or more apart.</summary>
/// <param name="LowestScore">Smallest best score of its people, in points.</param>
/// <param name="HighestScore">Largest best score of its people.</param>
/// <param name="People">Applicants whose best score lies in the tier.</param>
/// <param name="Placed">Those of them who have an option.</param>
public sealed record Tier(int LowestScore, int HighestScore, int People, int Placed);

/// <summary>A gap in the three measures that mean something: points, percent, and people of the lowest tier.</summary>
/// <remarks>
/// A percentage flatters where the top tier weighs a hundred times the lowest: 0.01 % of the objective can be many
/// people of the lowest tier. <see cref="PeopleOfLowestTier"/> is the gap divided by the lowest best score.
/// </remarks>
/// <param name="Points">Bound − objective.</param>
/// <param name="Percent">100 · gap.</param>
/// <param name="PeopleOfLowestTier">At most so many people of the lowest tier are missing; 0 without tiers.</param>
/// <param name="Tiers">Highest tier first.</param>
public sealed record TierGap(long Points, double Percent, double PeopleOfLowestTier, ImmutableArray<Tier> Tiers)
{
    /// <summary>Measures the gap of an answer. Cost O(options + applicants · log applicants).</summary>
    public static TierGap Of(AllocationProblem problem, AllocationAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(answer);
        var people = new List<(int Best, bool IsPlaced)>();
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            var best = 0;
            for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
            {
                best = Math.Max(best, problem.Score[option]);
            }

            if (best > 0)
            {
                people.Add((best, answer.ChosenOption[applicant] >= 0));
            }
        }

        people.Sort(static (a, b) => b.Best.CompareTo(a.Best));
        var tiers = ImmutableArray.CreateBuilder<Tier>();
        for (var from = 0; from < people.Count;)
        {
            var to = from + 1;
            while (to < people.Count && people[to].Best * 2L > people[to - 1].Best)
            {
                to++;
            }

            tiers.Add(new Tier(people[to - 1].Best, people[from].Best, to - from,
                people.GetRange(from, to - from).Count(person => person.IsPlaced)));
            from = to;
        }

        var points = answer.Bound - answer.Objective;
        return new TierGap(points, 100 * answer.Gap,
            tiers.Count == 0 ? 0 : points / (double)tiers[^1].LowestScore, tiers.ToImmutable());
    }
}

using System.Collections.Immutable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Assignments;

/// <summary>
/// A generalised assignment instance: each job goes to exactly one agent, at least cost, within the capacities.
/// </summary>
/// <param name="Agents">Number of agents.</param>
/// <param name="Jobs">Number of jobs.</param>
/// <param name="Cost">Cost of job j at agent i, at i · Jobs + j; 0 .. 10^6.</param>
/// <param name="Weight">Capacity job j takes at agent i, at i · Jobs + j; 1 .. 10^6.</param>
/// <param name="Capacity">Capacity of each agent, 0 .. 10^6.</param>
public sealed record AssignmentInstance(
    int Agents, int Jobs, ImmutableArray<int> Cost, ImmutableArray<int> Weight, ImmutableArray<int> Capacity)
{
    /// <summary>
    /// What placing a job is worth before its cost: a little more than the dearest agent costs more than the
    /// cheapest, for two jobs.
    /// </summary>
    /// <remarks>
    /// The portable problem may leave somebody out, the classical one may not. With a reward r per job,
    /// jobs · r − bound is a lower bound on the classical cost whatever r is, because every complete assignment is also
    /// feasible in the portable problem; and an answer that places every job is one of the classical problem. So r
    /// needs not be so large that leaving out never pays, which would drown the costs.
    /// </remarks>
    public int Reward => checked(1 + (2 * Cost.Max()));

    /// <summary>Makes an instance by the rules of a class.</summary>
    /// <param name="kind">Which rules.</param>
    /// <param name="agents">At least 1.</param>
    /// <param name="jobs">At least 1.</param>
    /// <param name="seed">Start of the random numbers.</param>
    public static AssignmentInstance Make(AssignmentClass kind, int agents, int jobs, long seed)
    {
        // a and b of one seed differ in their capacities only.
        var random = new SplitMix64(seed, kind == AssignmentClass.E ? 102 : 100);
        var cost = new int[agents * jobs];
        var weight = new int[agents * jobs];
        for (var pair = 0; pair < cost.Length; pair++)
        {
            (weight[pair], cost[pair]) = kind switch
            {
                AssignmentClass.A or AssignmentClass.B => (random.Between(5, 25), random.Between(10, 50)),
                AssignmentClass.E => CheapIsHeavy(random),
            };
        }

        var capacity = new int[agents];
        switch (kind)
        {
            case AssignmentClass.A or AssignmentClass.B:
                var share = kind == AssignmentClass.A ? 10 : 7;
                var peak = CheapestAgentPeak(agents, jobs, cost, weight);
                Array.Fill(capacity, (int)(((9L * jobs / agents) + (4L * peak / 10)) * share / 10));
                break;
            case AssignmentClass.E:
                for (var agent = 0; agent < agents; agent++)
                {
                    capacity[agent] = (int)(8L * weight.AsSpan(agent * jobs, jobs).ToArray().Sum(w => (long)w)
                        / (10L * agents));
                }

                break;
        }

        return new AssignmentInstance(agents, jobs, [.. cost], [.. weight], [.. capacity]);
    }

    /// <summary>The portable problem: jobs are applicants, agents resources, reward − cost the score.</summary>
    public AllocationProblem ToProblem()
    {
        var builder = new AllocationProblemBuilder();
        for (var agent = 0; agent < Agents; agent++)
        {
            builder.AddResource($"agent:{agent + 1}", Capacity[agent]);
        }

        Span<(int, int)> use = stackalloc (int, int)[1];
        for (var job = 0; job < Jobs; job++)
        {
            var applicant = builder.AddApplicant($"J{job + 1}");
            for (var agent = 0; agent < Agents; agent++)
            {
                var pair = (agent * Jobs) + job;
                use[0] = (agent, Weight[pair]);
                builder.AddOption(applicant, $"agent:{agent + 1}", Reward - Cost[pair], use);
            }
        }

        return builder.Build();
    }

    private static (int Weight, int Cost) CheapIsHeavy(SplitMix64 random)
    {
        var weight = Math.Round(1 - (10 * Math.Log(random.Unit())));
        var cost = Math.Round((1000 / weight) - (10 * random.Unit()));
        return ((int)weight, Math.Max(0, (int)cost));
    }

    private static long CheapestAgentPeak(int agents, int jobs, int[] cost, int[] weight)
    {
        var load = new long[agents];
        for (var job = 0; job < jobs; job++)
        {
            var cheapest = 0;
            for (var agent = 1; agent < agents; agent++)
            {
                cheapest = cost[(agent * jobs) + job] < cost[(cheapest * jobs) + job] ? agent : cheapest;
            }

            load[cheapest] += weight[(cheapest * jobs) + job];
        }

        return load.Max();
    }
}

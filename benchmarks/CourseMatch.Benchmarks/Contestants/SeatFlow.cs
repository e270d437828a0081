using CourseMatch.Solving.Problems;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>
/// A flow of people into the seats of courses with the largest sum of scores, by shortest augmenting paths.
/// </summary>
/// <remarks>
/// The course of an option is the first resource it uses; units are ignored, as are all other resources. People come in
/// one at a time; each looks for the cheapest chain of moves that ends at a free seat or with somebody staying out.
/// Prices of courses keep every reduced loss non-negative, so Dijkstra's method finds it and ends early.
/// </remarks>
internal sealed class SeatFlow
{
    private readonly AllocationProblem problem;
    private readonly long[] price;
    private readonly List<int>[] occupants;
    private readonly int[] courseOf;
    private readonly long[] distance;
    private readonly int[] seenIn;
    private readonly int[] doneIn;
    private readonly int[] mover;
    private readonly int[] cameFrom;
    private int round;

    public SeatFlow(AllocationProblem problem)
    {
        this.problem = problem;
        price = new long[problem.ResourceCount];
        occupants = [.. Enumerable.Range(0, problem.ResourceCount).Select(_ => new List<int>())];
        courseOf = new int[problem.ApplicantCount];
        distance = new long[problem.ResourceCount];
        seenIn = new int[problem.ResourceCount];
        doneIn = new int[problem.ResourceCount];
        mover = new int[problem.ResourceCount];
        cameFrom = new int[problem.ResourceCount];
        Array.Fill(courseOf, -1);
    }

    /// <summary>Per applicant the course it flows into, −1 for none.</summary>
    public int[] Solve()
    {
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            Insert(applicant);
        }

        return courseOf;
    }

    /// <summary>
    /// Dijkstra over courses: the distance of a course is the least loss of points when one more person has to be
    /// seated there. It ends at the first course with a free seat, or when somebody staying out is cheaper.
    /// </summary>
    private void Insert(int newcomer)
    {
        round++;
        var reached = new PriorityQueue<int, long>();
        var (outLoss, outPerson, outFrom) = (0L, newcomer, -1);
        Relax(newcomer, -1, 0, reached);
        while (reached.TryDequeue(out var course, out var loss))
        {
            if (doneIn[course] == round || loss > distance[course])
            {
                continue;
            }

            if (loss >= outLoss)
            {
                break;
            }

            if (occupants[course].Count < problem.Capacity[course])
            {
                Settle(loss);
                Move(course);
                return;
            }

            doneIn[course] = round;
            foreach (var occupant in occupants[course])
            {
                var stays = ScoreAt(occupant, course) - price[course];
                if (loss + stays < outLoss)
                {
                    (outLoss, outPerson, outFrom) = (loss + stays, occupant, course);
                }

                Relax(occupant, course, loss + stays, reached);
            }
        }

        Settle(outLoss);
        if (outPerson != newcomer)
        {
            occupants[outFrom].Remove(outPerson);
            courseOf[outPerson] = -1;
            Move(outFrom);
        }
    }

    private void Relax(int person, int from, long loss, PriorityQueue<int, long> reached)
    {
        for (var option = problem.FirstOption[person]; option < problem.FirstOption[person + 1]; option++)
        {
            var course = problem.UseResource[problem.FirstUse[option]];
            var there = loss - (problem.Score[option] - price[course]);
            if (course != from && doneIn[course] != round && (seenIn[course] != round || there < distance[course]))
            {
                (seenIn[course], distance[course], mover[course], cameFrom[course]) = (round, there, person, from);
                reached.Enqueue(course, there);
            }
        }
    }

    /// <summary>Raises the prices of the full courses on the way by what they were nearer than the end.</summary>
    private void Settle(long end)
    {
        for (var course = 0; course < price.Length; course++)
        {
            if (doneIn[course] == round && distance[course] < end)
            {
                price[course] += end - distance[course];
            }
        }
    }

    private void Move(int course)
    {
        while (true)
        {
            var person = mover[course];
            var from = cameFrom[course];
            courseOf[person] = course;
            occupants[course].Add(person);
            if (from < 0)
            {
                return;
            }

            occupants[from].Remove(person);
            course = from;
        }
    }

    private long ScoreAt(int person, int course)
    {
        var best = long.MinValue;
        for (var option = problem.FirstOption[person]; option < problem.FirstOption[person + 1]; option++)
        {
            if (problem.UseResource[problem.FirstUse[option]] == course)
            {
                best = Math.Max(best, problem.Score[option]);
            }
        }

        return best;
    }
}

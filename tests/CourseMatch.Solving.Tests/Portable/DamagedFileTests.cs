using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;
using CourseMatch.Solving.Tests.Exhaustive;

namespace CourseMatch.Solving.Tests.Portable;

/// <summary>Files as accidents make them: never an exception, and what is accepted is a problem again.</summary>
public class DamagedFileTests
{
    [Fact]
    public void Damaged_files_are_refused_or_read_but_never_crash()
    {
        var counts = new int[2];
        for (var seed = 0; seed < 6_000; seed++)
        {
            var bytes = Damaged(seed);

            var isAccepted = ProblemReader.Read(new MemoryStream(bytes)).Match(
                accepted =>
                {
                    Assert.Equal(Bytes(accepted.Problem), Bytes(Reread(Bytes(accepted.Problem))));
                    return true;
                },
                refused =>
                {
                    Assert.NotEmpty(refused.Faults);
                    return false;
                });

            counts[isAccepted ? 1 : 0]++;
        }

        Assert.InRange(counts[0], 5_000, 5_990);
    }

    [Fact]
    public void Every_random_problem_survives_writing_and_reading()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var again = Reread(Bytes(problem));

            Assert.Equal(Bytes(problem), Bytes(again));
            Assert.Equal<int>(problem.Score, again.Score);
            Assert.Equal<int>(problem.UseResource, again.UseResource);
            Assert.Equal<int>(problem.FixedOption, again.FixedOption);
            Assert.Equal<int>(problem.Exclusions.Items, again.Exclusions.Items);
            Assert.Equal<int>(problem.Bonuses.Start, again.Bonuses.Start);
        }
    }

    /// <summary>A valid file with one to three bytes changed, removed, doubled, or a piece moved.</summary>
    private static byte[] Damaged(int seed)
    {
        var random = new Random(seed);
        var bytes = Bytes(RandomProblem.Of(seed % 200)).ToList();
        for (var damage = random.Next(1, 4); damage > 0; damage--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)"0123456789[]{},:\"-.enull"[random.Next(24)];
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                default:
                    var piece = bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    bytes.InsertRange(random.Next(bytes.Count), piece);
                    break;
            }
        }

        return [.. bytes];
    }

    private static AllocationProblem Reread(byte[] bytes) =>
        Assert.IsType<ProblemReading.Accepted>(ProblemReader.Read(new MemoryStream(bytes))).Problem;

    private static byte[] Bytes(AllocationProblem problem)
    {
        using var stream = new MemoryStream();
        ProblemWriter.Write(problem, stream);
        return stream.ToArray();
    }
}

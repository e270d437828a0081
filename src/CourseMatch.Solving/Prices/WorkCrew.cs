using CourseMatch.Solving.Engines;

namespace CourseMatch.Solving.Prices;

/// <summary>Runs numbered tasks on the threads allowed; what each task does never depends on their number.</summary>
internal sealed class WorkCrew
{
    private const int RangesMax = 16;

    // Less is not worth a task of its own.
    private const int RangeLeast = 1_000;

    private readonly ParallelOptions options;

    public WorkCrew(int threads) => options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) };

    /// <summary>As many threads as the limits allow, or as the machine has.</summary>
    public static WorkCrew For(SearchLimits limits) =>
        new(Math.Clamp(limits.Threads ?? Environment.ProcessorCount, 1, 16));

    /// <summary>A crew of one, for work that is itself a task of a larger crew.</summary>
    public static WorkCrew Alone { get; } = new(1);

    /// <summary>Runs tasks 0 .. count − 1, in order when alone.</summary>
    public void Run(int count, Action<int> task)
    {
        if (count == 1 || options.MaxDegreeOfParallelism == 1)
        {
            for (var index = 0; index < count; index++)
            {
                task(index);
            }
        }
        else
        {
            Parallel.For(0, count, options, task);
        }
    }

    /// <summary>Runs over 0 .. count − 1 in ranges, each from its first to before its end.</summary>
    public void InRanges(int count, Action<int, int> range)
    {
        var ranges = Math.Clamp(count / RangeLeast, 1, RangesMax);
        Run(ranges, index => range(
            (int)((long)count * index / ranges), (int)((long)count * (index + 1) / ranges)));
    }
}

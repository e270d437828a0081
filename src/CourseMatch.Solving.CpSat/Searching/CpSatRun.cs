using CourseMatch.Solving.CpSat.Modelling;
using CourseMatch.Solving.CpSat.Runtime;
using CourseMatch.Solving.CpSat.Wire;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Problems;
using Google.Protobuf;

namespace CourseMatch.Solving.CpSat.Searching;

/// <summary>One question to CP-SAT about one problem, and what of the answer can be believed.</summary>
internal sealed class CpSatRun(AllocationProblem problem, AllocationRows rows, ICpSatRuntime runtime)
{
    // CP-SAT works to its time limit and then some: it looks at the clock between steps, and reads the model first.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Work units are thousandths of CP-SAT's counted seconds.
    private const double SecondsPerWork = 0.001;

    /// <summary>
    /// The problem is what reduced costs have left: presolve would cost as much time as the whole search (measured).
    /// </summary>
    public bool IsCore { get; init; }

    /// <summary>Most memory the solver used so far.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Whether the last question got an answer at all.</summary>
    public bool IsAnswering { get; private set; }

    /// <summary>Asks for an answer better than the incumbent, or for the proof that there is none.</summary>
    /// <param name="incumbent">Per applicant the local option of a feasible answer.</param>
    /// <param name="objective">Its objective.</param>
    /// <param name="isGood">
    /// Whether the incumbent is worth starting from: a poor one makes CP-SAT slower than none (measured).
    /// </param>
    /// <param name="limits">Gap, work and seed; time is given apart.</param>
    /// <param name="time">Time for this question, null for none.</param>
    /// <param name="cancellationToken">Ends the question within 100 ms, with nothing known.</param>
    public CoreVerdict Ask(
        int[] incumbent, long objective, bool isGood, SearchLimits limits, TimeSpan? time,
        CancellationToken cancellationToken)
    {
        IsAnswering = false;
        if (rows.IsImpossible || rows.OptionCount > runtime.OptionsMax)
        {
            return CoreVerdict.Nothing;
        }

        if (rows.Constant + rows.Gain.Where(gain => gain > 0).Sum() <= objective)
        {
            return new CoreVerdict(default, objective);
        }

        var parameters = new Parameters
        {
            RandomSeed = limits.Seed,
            LinearizationLevel = 2,
            NumWorkers = 1,
            CpModelPresolve = !IsCore,
            CpModelProbingLevel = 0,
            AbsoluteGapLimit = Math.Max(1e-4, limits.Gap * objective),
        };
        if (limits.Work is { } work)
        {
            parameters.MaxDeterministicTime = work * SecondsPerWork;
        }
        else if (time is { } seconds)
        {
            parameters.MaxTimeInSeconds = seconds.TotalSeconds;
        }

        var model = isGood
            ? CpSatModel.Of(rows, rows.ValuesOf(incumbent), objective + 1)
            : CpSatModel.Of(rows, null, null);
        var deadline = limits.Work is null && time is { } limit ? limit + Grace : Timeout.InfiniteTimeSpan;
        var reply = runtime.Solve(parameters.ToByteArray(), model.ToByteArray(), deadline, cancellationToken);
        IsAnswering = reply is not null;
        PeakBytes = Math.Max(PeakBytes, reply?.PeakBytes ?? 0);
        return reply is null || Parsed(reply.Response) is not { } response
            ? CoreVerdict.Nothing
            : Verdict(response, objective, isGood);
    }

    private static Response? Parsed(byte[] bytes)
    {
        try
        {
            return Response.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>
    /// An answer counts when the checker accepts it, a bound when no answer known lies above it.
    /// </summary>
    private CoreVerdict Verdict(Response response, long incumbent, bool hasCutOff)
    {
        if (response.Status == Status.Infeasible)
        {
            // Nothing as good as incumbent + 1 exists; without a cut-off the incumbent itself would prove it wrong.
            return hasCutOff ? new CoreVerdict(default, incumbent) : CoreVerdict.Nothing;
        }

        var chosen = response.Status is Status.Optimal or Status.Feasible
            && response.Solution.Count == rows.ColumnCount
            ? rows.ChosenOf(column => response.Solution[column] == 1)
            : null;
        var objective = chosen is null ? null : Judgement.Of(problem, chosen);
        var isBetter = objective > incumbent;
        var bound = BoundOf(response);
        return new CoreVerdict(
            isBetter ? [.. chosen!] : default,
            bound >= (isBetter ? objective : incumbent) ? bound : null);
    }

    /// <summary>CP-SAT's bound in our points; null when there is none or the double cannot carry it.</summary>
    private long? BoundOf(Response response)
    {
        var small = response.BestObjectiveBound;
        var isStated = response.Status is Status.Optimal or Status.Feasible
            || (response.Status == Status.Unknown && small != 0);
        return isStated && Math.Abs(small) < 1L << 50
            ? rows.Constant - (long)Math.Ceiling(small - 1e-3)
            : null;
    }
}

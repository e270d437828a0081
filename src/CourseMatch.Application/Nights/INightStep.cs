namespace CourseMatch.Application.Nights;

/// <summary>One step of the night: may be run again after a crash and then does what is left.</summary>
public interface INightStep
{
    /// <summary>Which step.</summary>
    NightStep Step { get; }

    /// <summary>Runs it.</summary>
    Task<StepResult> RunAsync(NightWork work, CancellationToken cancellationToken);
}

/// <summary>What a step works on.</summary>
/// <param name="Municipality">Whose night.</param>
/// <param name="Run">The night so far, results of earlier steps included.</param>
/// <param name="Log">Takes lines for the record: figures and ids, never a person.</param>
public sealed record NightWork(MunicipalityId Municipality, NightRun Run, NightLog Log)
{
    /// <summary>The draft of this night, or null when matching made none.</summary>
    public PlanId? Plan =>
        Run.ResultOf(NightStep.Match) is { } match && match.Counts.TryGetValue("plan", out var plan)
            ? new PlanId((int)plan)
            : null;

    /// <summary>Results of all steps ended so far, in order.</summary>
    public IEnumerable<(NightStep Step, StepResult Result)> Results =>
        from step in Enum.GetValues<NightStep>()
        let result = Run.ResultOf(step)
        where result is not null
        select (step, result);

    /// <summary>Whether an earlier step held the plan.</summary>
    public bool IsHeld => Results.Any(pair => pair.Result.End == NightEnd.Held);
}

/// <summary>Lines about one step, at most 4000 characters: what comes later is left out and said so.</summary>
public sealed class NightLog
{
    private const int LengthMax = 4000;

    private readonly System.Text.StringBuilder text = new();

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        if (text.Length + line.Length < LengthMax)
        {
            text.Append(line).Append('\n');
        }
        else if (text.Length < LengthMax)
        {
            text.Append('…', LengthMax - text.Length);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}

using System.Globalization;
using System.Text;

namespace CourseMatch.Host.Terminal;

/// <summary>Shows how far a longer run has come, on the error output: one line rewritten in place on a terminal, plain
/// lines otherwise. Runs of less than two seconds show nothing.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly Screen screen;
    private readonly Timer timer;
    private string stage = "";
    private int? percent;
    private double? gap;
    private string shownStage = "";
    private TimeSpan shownAt;
    private bool isShown;

    public ProgressLine(Screen screen)
    {
        this.screen = screen;
        timer = new Timer(_ => Tick(), null, Patience, LiveInterval);
    }

    /// <summary>Name of the municipality asked for, or null.</summary>
    public string? Municipality => screen.Municipality;

    /// <summary>A stage begins or goes on; cheap, may be called as often as one likes and from any thread.</summary>
    /// <param name="name">Name of a text <c>Stage.NAME</c>.</param>
    /// <param name="percentDone">0 to 100, or null when unknown.</param>
    /// <param name="gapSoFar">Share that is at most missing, or null before there is an answer.</param>
    public void Report(string name, int? percentDone = null, double? gapSoFar = null)
    {
        lock (gate)
        {
            stage = name;
            percent = percentDone;
            gap = gapSoFar;
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (isShown && screen.IsLive)
            {
                screen.Error.Write("\r\u001b[K");
            }

            stage = "";
        }
    }

    private void Tick()
    {
        lock (gate)
        {
            var now = TimeProvider.System.GetElapsedTime(started);
            if (stage.Length == 0 || !screen.IsLive && stage == shownStage && now - shownAt < PlainInterval)
            {
                return;
            }

            var line = Line(now);
            screen.Error.Write(screen.IsLive ? $"\r\u001b[K{line}" : line + Environment.NewLine);
            (isShown, shownStage, shownAt) = (true, stage, now);
        }
    }

    private string Line(TimeSpan now)
    {
        var line = new StringBuilder(screen.Voice.Say($"Stage.{stage}"));
        if (percent is { } share)
        {
            line.Append(CultureInfo.InvariantCulture, $" {share} %");
        }

        if (gap is { } missing)
        {
            line.Append(", ").Append(screen.Voice.Say("Progress.Gap", missing));
        }

        return line.Append(", ").Append(screen.Voice.Say("Progress.Seconds", (int)now.TotalSeconds)).ToString();
    }
}

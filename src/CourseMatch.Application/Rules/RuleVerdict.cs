using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Rules;

/// <summary>What one rule says about one case: admitted, with a share of the score, or refused; with the sentences that
/// belong to it.</summary>
/// <remarks>Sentences are made only when somebody asks: a night judges millions of cases and shows a few hundred.
/// </remarks>
public sealed class RuleVerdict
{
    private static readonly RuleVerdict WithoutScore = new(true, 0, null, null);

    private readonly Case? judged;
    private readonly Func<Case, IReadOnlyList<Finding>>? say;

    private RuleVerdict(bool isAdmitted, int score, Case? judged, Func<Case, IReadOnlyList<Finding>>? say)
    {
        IsAdmitted = isAdmitted;
        Score = score;
        this.judged = judged;
        this.say = say;
    }

    /// <summary>Whether the rule lets the person into the course.</summary>
    public bool IsAdmitted { get; }

    /// <summary>Points of the policy, never negative; 0 when refused.</summary>
    public int Score { get; }

    /// <summary>Why refused (at least one), or what is to be known about an admission (often none).</summary>
    public IReadOnlyList<Finding> Findings => say is null ? [] : say(judged!);

    /// <summary>Admitted without points.</summary>
    internal static RuleVerdict Admit() => WithoutScore;

    /// <summary>Admitted with points.</summary>
    internal static RuleVerdict Admit(int score) =>
        score == 0 ? WithoutScore : new RuleVerdict(true, score, null, null);

    /// <summary>Admitted with points and something to be known.</summary>
    internal static RuleVerdict Admit(int score, Case judged, Func<Case, Finding> note) =>
        new(true, score, judged, c => [note(c)]);

    /// <summary>Refused for one reason.</summary>
    internal static RuleVerdict Refuse(Case judged, Func<Case, Finding> why) => new(false, 0, judged, c => [why(c)]);

    /// <summary>Refused for several reasons.</summary>
    internal static RuleVerdict Refuse(Case judged, Func<Case, IReadOnlyList<Finding>> why) =>
        new(false, 0, judged, why);
}

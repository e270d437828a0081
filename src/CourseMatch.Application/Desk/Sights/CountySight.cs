using CourseMatch.Application.Counties;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Desk.Sights;

/// <summary>A municipality as it was read at one moment, with what pages work out from it, kept until something
/// changes.</summary>
/// <remarks>Safe for several threads: the circumstances, which are not, are asked one at a time.</remarks>
public sealed class CountySight
{
    private readonly Lock asking = new();
    private readonly Circumstances circumstances;
    private readonly Dictionary<Type, object> kept = [];

    internal CountySight(CountyVersion version, Circumstances circumstances, Plan? inForce, Plan? proposal)
    {
        Version = version;
        this.circumstances = circumstances;
        InForce = inForce;
        Proposal = proposal;
    }

    /// <summary>What was on file; read before the rows were, so it is never newer than they are.</summary>
    public CountyVersion Version { get; }

    /// <summary>Everything on file.</summary>
    public County County => circumstances.County;

    /// <summary>The day all is reckoned from.</summary>
    public DateOnly Day => circumstances.Day;

    /// <summary>Law and policy.</summary>
    public RuleBook Rules => circumstances.Rules;

    /// <summary>The plan in force, or null.</summary>
    public Plan? InForce { get; }

    /// <summary>The newest draft that is newer than the plan in force, or null.</summary>
    public Plan? Proposal { get; }

    /// <summary>What people see first: the proposal, else the plan in force, or null.</summary>
    public Plan? Newest => Proposal ?? InForce;

    /// <summary>Asks the circumstances; others wait meanwhile.</summary>
    public T Ask<T>(Func<Circumstances, T> question)
    {
        ArgumentNullException.ThrowIfNull(question);
        lock (asking)
        {
            return question(circumstances);
        }
    }

    /// <summary>Something worked out from the whole county, once.</summary>
    /// <typeparam name="T">What it is; one of a kind.</typeparam>
    public T Once<T>(Func<Circumstances, T> workOut)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(workOut);
        lock (asking)
        {
            if (!kept.TryGetValue(typeof(T), out var found))
            {
                found = workOut(circumstances);
                kept.Add(typeof(T), found);
            }

            return (T)found;
        }
    }
}

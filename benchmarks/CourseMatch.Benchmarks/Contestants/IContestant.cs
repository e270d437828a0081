using CourseMatch.Benchmarks.Measuring;

namespace CourseMatch.Benchmarks.Contestants;

/// <summary>Somebody who answers instances.</summary>
internal interface IContestant
{
    /// <summary>Name in the table.</summary>
    string Name { get; }

    /// <summary>Why it cannot take part here, or null.</summary>
    string? Missing { get; }

    /// <summary>Answers one instance.</summary>
    Outcome Run(Instance instance, Limits limits);
}

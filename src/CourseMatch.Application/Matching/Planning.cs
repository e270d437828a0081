using CourseMatch.Application.Counties;
using CourseMatch.Application.Places;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>The rule book in force and the source of journeys: what every look at a county starts from.</summary>
/// <param name="Rules">Law, policy and rules.</param>
/// <param name="JourneysOn">Journeys by day, since the speed table is dated.</param>
public sealed record Planning(RuleBook Rules, Func<DateOnly, IJourneys> JourneysOn)
{
    /// <summary>The rule book with the policy's own estimate of journeys.</summary>
    public static Planning With(RuleBook rules) =>
        new(rules, day => new JourneyEstimate(rules.Policy.Journeys, day));

    /// <summary>Takes stock of a county on a day.</summary>
    public Circumstances CircumstancesOf(County county, DateOnly day) => new(county, day, Rules, JourneysOn(day));
}

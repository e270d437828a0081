using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Matching;

/// <summary>One thing that can happen to a newcomer: one way into one course with one arrangement for the children.
/// </summary>
/// <param name="Case">Who and which way in.</param>
/// <param name="Arrangement">Who looks after the children.</param>
/// <param name="Score">Points of the policy, at least 1.</param>
internal sealed record PlacementOption(Case Case, CareArrangement Arrangement, int Score)
{
    /// <summary>Name in problem files: numbers only, nothing of the person.</summary>
    internal string Id => string.Join(':', new[] { $"course:{Case.Course.Id.Value}:{Case.Entry.Module.Number}" }
        .Concat(Arrangement.Places.Select(place => place.Group.Value).Distinct().Order()
            .Select(group => $"care:{group}"))
        .Concat(Arrangement.WithPartner.Count > 0 ? ["partner"] : Array.Empty<string>()));
}

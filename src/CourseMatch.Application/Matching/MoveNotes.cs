using CourseMatch.Application.Findings;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Matching;

/// <summary>The report on moves: who moves where, who gets the seat that becomes free, and what all of it bought.
/// </summary>
internal static class MoveNotes
{
    /// <summary>The notes of the plan with the moves, those about the moves first.</summary>
    /// <param name="moved">The plan with moves.</param>
    /// <param name="stayed">The plan without.</param>
    /// <param name="gain">Points the first is better, the price of the moves paid.</param>
    internal static IReadOnlyList<Finding> With(Rematched.Found moved, Rematched.Found stayed, long gain)
    {
        var circumstances = moved.Model.Circumstances;
        var movers = moved.Model.MovedBy(moved.Answer);
        var before = stayed.Content.Placements.ToDictionary(placement => placement.Newcomer);
        var notes = new List<Finding>
        {
            Finding.Of(
                "CM2320", Severity.Note, movers.Count,
                (int)Math.Min(int.MaxValue, gain + (long)movers.Count * circumstances.Policy.Offers.MovePrice),
                moved.Content.Placements.Count - stayed.Content.Placements.Count,
                circumstances.Policy.Offers.MovePrice),
        };
        foreach (var mover in movers)
        {
            var now = moved.Content.Placements.First(placement => placement.Newcomer == mover);
            var old = circumstances.PromiseOf(mover)!.Course;
            var admitted = moved.Content.Placements
                .Where(placement => placement.Course == old && !placement.IsPromised
                    && !(before.TryGetValue(placement.Newcomer, out var other) && other.Course == old))
                .Select(placement => circumstances.Find(placement.Newcomer)!.Reference)
                .ToList();
            notes.Add(Finding.Of(
                admitted.Count > 0 ? "CM2321" : "CM2322",
                Severity.Note,
                circumstances.Find(mover)!.Reference,
                Case.NameOf(circumstances.Find(old)!),
                Case.NameOf(circumstances.Find(now.Course)!),
                now.Score - (before.TryGetValue(mover, out var stay) ? stay.Score : 0),
                string.Join(", ", admitted)));
        }

        return [.. notes, .. moved.Content.Notes];
    }
}

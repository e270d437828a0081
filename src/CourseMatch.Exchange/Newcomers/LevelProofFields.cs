using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>The level at which somebody should enter, from whichever column knows it best.</summary>
internal static class LevelProofFields
{
    /// <summary>A placement names the level to enter; a certificate the level reached, so the next one is entered; the
    /// person's own word counts last. Null where nothing is known.</summary>
    /// <param name="fields">Fields.</param>
    /// <param name="recommended">Recommended kind, whose modules are meant; null = the general course.</param>
    /// <param name="law">What modules teach.</param>
    /// <param name="day">The day of reading.</param>
    public static LevelProof? Read(Fields fields, CourseKind? recommended, LegalLimits law, DateOnly day)
    {
        var read = LevelText.Read(
            number => LevelText.OfModule(law, recommended ?? CourseKind.IntegrationGeneral, number, day));
        var isPlaced = fields.TryRead(NewcomerColumns.EntryLevel, read, out var level);
        var kind = ProofKind.PlacementTest;
        if (!isPlaced && fields.TryRead(NewcomerColumns.ReachedLevel, read, out var reached))
        {
            (level, kind) = (NextAfter(reached, fields.Text(NewcomerColumns.ReachedLevel)!), ProofKind.Certificate);
        }
        else if (!isPlaced)
        {
            if (!fields.TryRead(NewcomerColumns.StatedLevel, read, out level))
            {
                return null;
            }

            kind = ProofKind.SelfStated;
        }

        return new LevelProof(
            level,
            fields.ReadOr(NewcomerColumns.ProofKind, NewcomerWords.Proofs.Or(kind), kind),
            fields.Read(NewcomerColumns.ProofDate, GermanDates.Near(day)),
            fields.ReadOr(NewcomerColumns.PredictsIntensive, YesNo.Read, false));
    }

    /// <summary>After "A2" comes B1.1, after "A2.1" comes A2.2.</summary>
    private static Level NextAfter(Level reached, string text)
    {
        var isWhole = !text.Contains(".1", StringComparison.Ordinal) && !text.Contains(".2", StringComparison.Ordinal);
        var step = reached.Step + (reached.Step > 0 && isWhole ? 2 : 1);
        return new Level(Math.Min(step, Level.HighestStep));
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using CourseMatch.Solving.Prices.Queries;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>Writes a solution in the portable JSON format: the same answer always gives the same bytes.</summary>
public static class SolutionWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    /// <summary>Writes to the stream and leaves it open; applicants in problem order, a line end at the end.</summary>
    /// <param name="problem">The problem that was solved.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(AllocationProblem problem, AllocationAnswer answer, Stream stream) =>
        Write(problem, answer, stream, isSummary: false, moves: null);

    /// <summary>Writes the summary for a terminal: without who gets what, with the gap in people and tiers.</summary>
    /// <param name="problem">The problem that was solved.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="moves">How far it keeps to an earlier plan, null without one.</param>
    public static void WriteSummary(
        AllocationProblem problem, AllocationAnswer answer, Stream stream, PlanMoves? moves = null) =>
        Write(problem, answer, stream, isSummary: true, moves);

    private static void Write(
        AllocationProblem problem, AllocationAnswer answer, Stream stream, bool isSummary, PlanMoves? moves)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(answer);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("format"u8, PortableNames.SolutionFormat);
            if (!isSummary)
            {
                WriteAssignments(json, problem, answer);
            }

            json.WriteNumber("objective"u8, answer.Objective);
            json.WriteNumber("bound"u8, answer.Bound);
            json.WriteNumber("gap"u8, new decimal(answer.Gap));
            json.WriteString("status"u8, PortableNames.Of(answer.Status));
            json.WriteString("stop"u8, PortableNames.Of(answer.Stop));
            json.WriteString("engine"u8, answer.Engine);
            json.WriteNumber("seconds"u8, decimal.Round(new decimal(answer.Seconds), 3));
            json.WriteNumber("seed"u8, answer.Seed);
            if (isSummary)
            {
                WriteTiers(json, TierGap.Of(problem, answer));
            }

            if (moves is not null)
            {
                json.WriteNumber("held"u8, moves.Held);
                json.WriteNumber("moved"u8, moves.Moved);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteAssignments(Utf8JsonWriter json, AllocationProblem problem, AllocationAnswer answer)
    {
        json.WriteStartObject("assignments"u8);
        for (var applicant = 0; applicant < problem.ApplicantCount; applicant++)
        {
            if (answer.ChosenOption[applicant] < 0)
            {
                json.WriteNull(problem.ApplicantIds[applicant]);
            }
            else
            {
                json.WriteNumber(problem.ApplicantIds[applicant], answer.ChosenOption[applicant]);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTiers(Utf8JsonWriter json, TierGap gap)
    {
        json.WriteNumber("gapPoints"u8, gap.Points);
        json.WriteNumber("gapPeople"u8, decimal.Round(new decimal(gap.PeopleOfLowestTier), 2));
        json.WriteStartArray("tiers"u8);
        foreach (var tier in gap.Tiers)
        {
            json.WriteStartObject();
            json.WriteNumber("lowestScore"u8, tier.LowestScore);
            json.WriteNumber("highestScore"u8, tier.HighestScore);
            json.WriteNumber("people"u8, tier.People);
            json.WriteNumber("placed"u8, tier.Placed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

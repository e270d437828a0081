using System.Text.Json;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>Writes a problem in the portable JSON format: the same problem always gives the same bytes.</summary>
/// <remarks>Everything in the problem's own order, defaults left out, one resource or applicant per line.</remarks>
public static class ProblemWriter
{
    /// <summary>Writes to the stream and leaves it open.</summary>
    public static void Write(AllocationProblem problem, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using var lines = new JsonLines(stream);
        lines.Field("format"u8, PortableNames.ProblemFormat);
        lines.List("resources"u8, problem.ResourceCount, index => WriteResource(lines.Entry, problem, index));
        lines.List("applicants"u8, problem.ApplicantCount, index => WriteApplicant(lines.Entry, problem, index));
        if (problem.ExclusionCount > 0)
        {
            lines.List("exclusions"u8, problem.ExclusionCount,
                index => WriteMembers(lines.Entry, problem, problem.Exclusions[index]));
        }

        if (problem.BonusCount > 0)
        {
            lines.List("bonuses"u8, problem.BonusCount, index => WriteBonus(lines.Entry, problem, index));
        }

        lines.End();
    }

    private static void WriteResource(Utf8JsonWriter json, AllocationProblem problem, int resource)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, problem.ResourceIds[resource]);
        json.WriteNumber("capacity"u8, problem.Capacity[resource]);
        if (problem.Minimum[resource] != 0)
        {
            json.WriteNumber("minimum"u8, problem.Minimum[resource]);
        }

        if (problem.OpeningCost[resource] != 0)
        {
            json.WriteNumber("openingCost"u8, problem.OpeningCost[resource]);
        }

        json.WriteEndObject();
    }

    private static void WriteApplicant(Utf8JsonWriter json, AllocationProblem problem, int applicant)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, problem.ApplicantIds[applicant]);
        if (problem.FixedOption[applicant] >= 0)
        {
            json.WriteNumber("fixed"u8, problem.FixedOption[applicant]);
        }

        json.WriteStartArray("options"u8);
        for (var option = problem.FirstOption[applicant]; option < problem.FirstOption[applicant + 1]; option++)
        {
            WriteOption(json, problem, option);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, AllocationProblem problem, int option)
    {
        json.WriteStartObject();
        if (problem.OptionIds[option].Length > 0)
        {
            json.WriteString("id"u8, problem.OptionIds[option]);
        }

        json.WriteNumber("score"u8, problem.Score[option]);
        json.WriteStartObject("uses"u8);
        for (var use = problem.FirstUse[option]; use < problem.FirstUse[option + 1]; use++)
        {
            json.WriteNumber(problem.ResourceIds[problem.UseResource[use]], problem.UseUnits[use]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBonus(Utf8JsonWriter json, AllocationProblem problem, int bonus)
    {
        json.WriteStartObject();
        json.WritePropertyName("options"u8);
        WriteMembers(json, problem, problem.Bonuses[bonus]);
        json.WriteNumber("score"u8, problem.BonusScore[bonus]);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, AllocationProblem problem, ReadOnlySpan<int> options)
    {
        json.WriteStartArray();
        foreach (var option in options)
        {
            json.WriteStartArray();
            json.WriteStringValue(problem.ApplicantIds[problem.OptionApplicant[option]]);
            json.WriteNumberValue(problem.LocalOption(option));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}

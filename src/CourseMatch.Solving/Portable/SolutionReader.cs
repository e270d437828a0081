using System.Text.Json;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>Reads a solution in the portable JSON format, strictly, without looking at any problem.</summary>
/// <remarks>
/// What only a problem can tell (unknown or missing applicants, options that do not exist, wrong figures) is left to
/// <see cref="AllocationChecker"/>. All fields are required; memory O(assignments).
/// </remarks>
public sealed class SolutionReader
{
    private static readonly string[] Fields =
        ["format", "assignments", "objective", "bound", "gap", "status", "stop", "engine", "seconds", "seed"];

    private readonly FaultList faults = new();
    private readonly JsonFieldReader fields;
    private readonly List<(string Applicant, long? Option)> assignments = [];
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);
    private long objective;
    private long bound;
    private ClaimedGap gap;
    private AnswerStatus status;
    private StopReason stop;
    private string engine = "";
    private double seconds;
    private long seed;

    private SolutionReader() => fields = new JsonFieldReader(faults);

    /// <summary>Reads one solution to the end of the stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SolutionReading Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SolutionReader().ReadFile(stream);
    }

    private SolutionReading ReadFile(Stream stream)
    {
        try
        {
            var json = new JsonCursor(stream);
            json.Read();
            ReadRoot(ref json);
            json.Read();
        }
        catch (JsonException exception)
        {
            fields.NotJson(exception);
        }

        return faults.Count > 0
            ? new SolutionReading.Refused(faults.ToList())
            : new SolutionReading.Accepted(new AnswerClaim
            {
                Assignments = assignments,
                Objective = objective,
                Bound = bound,
                Gap = gap,
                Status = status,
                Stop = stop,
                Engine = engine,
                Seconds = seconds,
                Seed = seed,
            });
    }

    private void ReadRoot(ref JsonCursor json)
    {
        if (!json.IsObject)
        {
            fields.Refuse(ref json, Place.File, "an object");
            return;
        }

        var seen = 0u;
        for (int field; (field = fields.NextField(ref json, Fields, ref seen, Place.File)) >= 0;)
        {
            ReadField(ref json, field, new Place(Fields[field]));
        }

        fields.Missing(Fields, Fields.Length, seen, Place.File);
    }

    private void ReadField(ref JsonCursor json, int field, Place place)
    {
        switch (Fields[field])
        {
            case "format":
                fields.Format(ref json, PortableNames.SolutionFormat);
                break;
            case "assignments":
                ReadAssignments(ref json, place);
                break;
            case "objective":
                objective = fields.Integer(ref json, place, long.MinValue, long.MaxValue);
                break;
            case "bound":
                bound = fields.Integer(ref json, place, long.MinValue, long.MaxValue);
                break;
            case "gap":
                gap = new ClaimedGap(fields.Number(ref json, place, double.MinValue, out var decimals), decimals);
                break;
            case "status":
                status = fields.OneOf(ref json, place, Enum.GetValues<AnswerStatus>(), PortableNames.Of);
                break;
            case "stop":
                stop = fields.OneOf(ref json, place, Enum.GetValues<StopReason>(), PortableNames.Of);
                break;
            case "engine":
                engine = fields.TryString(ref json, place, out var text) ? text.ToString() : "";
                break;
            case "seconds":
                seconds = fields.Number(ref json, place, 0, out _);
                break;
            default:
                seed = fields.Integer(ref json, place, long.MinValue, long.MaxValue);
                break;
        }
    }

    private void ReadAssignments(ref JsonCursor json, Place place)
    {
        if (!json.IsObject)
        {
            fields.Refuse(ref json, place, "a map of applicants to option index or null");
            return;
        }

        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            var applicant = fields.TryName(ref json, place, out var name) ? name.ToString() : null;
            json.Read();
            if (applicant is null)
            {
                json.Skip();
                continue;
            }

            var at = place.Key(applicant);
            long? option = null;
            if (json.TryGetInteger(out var index))
            {
                option = index;
            }
            else if (json.Token != JsonTokenType.Null)
            {
                fields.Refuse(ref json, at, "an option index or null");
            }

            assignments.Add((applicant, option));
            if (!assigned.Add(applicant))
            {
                faults.Add(at, $"stands twice");
            }
        }
    }
}

using System.Text.Json;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>
/// Reads a problem in the portable JSON format, strictly: every broken rule becomes a fault with its place.
/// </summary>
/// <remarks>
/// One pass over the stream with a small buffer; memory O(numbers read + distinct ids), whatever the file looks like.
/// Fields may come in any order. <c>minimum</c>, <c>openingCost</c>, <c>fixed</c>, an option's <c>id</c>,
/// <c>exclusions</c> and <c>bonuses</c> may be absent; numbers are plain integers without point or exponent.
/// An option listed twice in one exclusion or bonus counts once. A UTF-8 byte order mark is skipped.
/// </remarks>
public sealed class ProblemReader
{
    private const int IdField = 0;
    private static readonly string[] FileFields = ["format", "resources", "applicants", "exclusions", "bonuses"];
    private static readonly string[] ResourceFields = ["id", "capacity", "minimum", "openingCost"];
    private static readonly string[] ApplicantFields = ["id", "options", "fixed"];
    private static readonly string[] OptionFields = ["score", "uses", "id"];
    private static readonly string[] BonusFields = ["options", "score"];

    private readonly FaultList faults = new();
    private readonly RawProblem raw = new();
    private readonly JsonFieldReader fields;

    private ProblemReader() => fields = new JsonFieldReader(faults);

    /// <summary>Reads one problem to the end of the stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ProblemReading Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new ProblemReader().ReadFile(stream);
    }

    private ProblemReading ReadFile(Stream stream)
    {
        try
        {
            var json = new JsonCursor(stream);
            json.Read();
            ReadRoot(ref json);
            json.Read();
            raw.Resolve(faults);
        }
        catch (JsonException exception)
        {
            fields.NotJson(exception);
        }

        return faults.Count > 0
            ? new ProblemReading.Refused(faults.ToList())
            : new ProblemReading.Accepted(raw.Build());
    }

    private void ReadRoot(ref JsonCursor json)
    {
        if (!json.IsObject)
        {
            fields.Refuse(ref json, Place.File, "an object");
            return;
        }

        var seen = 0u;
        for (int field; (field = fields.NextField(ref json, FileFields, ref seen, Place.File)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    fields.Format(ref json, PortableNames.ProblemFormat);
                    break;
                case 1:
                    ReadList(ref json, new Place("resources"), ReadResource);
                    break;
                case 2:
                    ReadList(ref json, new Place("applicants"), ReadApplicant);
                    break;
                case 3:
                    ReadList(ref json, new Place("exclusions"), ReadExclusion);
                    break;
                default:
                    ReadList(ref json, new Place("bonuses"), ReadBonus);
                    break;
            }
        }

        fields.Missing(FileFields, 3, seen, Place.File);
    }

    private delegate void EntryReader(ref JsonCursor json, Place place);

    private void ReadList(ref JsonCursor json, Place list, EntryReader read)
    {
        if (!json.IsList)
        {
            fields.Refuse(ref json, list, "a list");
            return;
        }

        for (var index = 0; json.Read() && json.Token != JsonTokenType.EndArray; index++)
        {
            read(ref json, list.Index >= 0 ? list with { InnerIndex = index } : list with { Index = index });
        }
    }

    private void ReadResource(ref JsonCursor json, Place place)
    {
        var id = -1;
        long capacity = 0, minimum = 0, openingCost = 0;
        if (!json.IsObject)
        {
            fields.Refuse(ref json, place, "an object");
        }
        else
        {
            var seen = 0u;
            for (int field; (field = fields.NextField(ref json, ResourceFields, ref seen, place)) >= 0;)
            {
                var at = place.Dot(ResourceFields[field]);
                switch (field)
                {
                    case IdField:
                        id = ReadId(ref json, at, raw.Resources);
                        break;
                    case 1:
                        capacity = fields.Integer(ref json, at, 0, ProblemLimits.UnitsMax);
                        break;
                    case 2:
                        minimum = fields.Integer(ref json, at, 0, ProblemLimits.UnitsMax);
                        break;
                    default:
                        openingCost = fields.Integer(ref json, at, 0, ProblemLimits.ScoreMax);
                        break;
                }
            }

            fields.Missing(ResourceFields, 2, seen, place);
        }

        DefineId(raw.Resources, id, "a resource", place);
        raw.AddResource(id, (int)capacity, (int)minimum, (int)openingCost);
    }

    private void ReadApplicant(ref JsonCursor json, Place place)
    {
        var id = -1;
        var promised = -1L;
        if (!json.IsObject)
        {
            fields.Refuse(ref json, place, "an object");
        }
        else
        {
            var seen = 0u;
            for (int field; (field = fields.NextField(ref json, ApplicantFields, ref seen, place)) >= 0;)
            {
                switch (field)
                {
                    case IdField:
                        id = ReadId(ref json, place.Dot("id"), raw.Applicants);
                        break;
                    case 1:
                        ReadList(ref json, place with { Inner = "options" }, ReadOption);
                        break;
                    default:
                        promised = fields.Integer(ref json, place.Dot("fixed"), 0, int.MaxValue);
                        break;
                }
            }

            fields.Missing(ApplicantFields, 2, seen, place);
        }

        DefineId(raw.Applicants, id, "an applicant", place);
        var count = raw.AddApplicant(id, (int)promised);
        if (promised >= count)
        {
            faults.Add(place.Dot("fixed"), RawProblem.NoOption(promised, count));
        }
    }

    private void ReadOption(ref JsonCursor json, Place place)
    {
        var id = "";
        var score = 0L;
        if (!json.IsObject)
        {
            fields.Refuse(ref json, place, "an object");
        }
        else
        {
            var seen = 0u;
            for (int field; (field = fields.NextField(ref json, OptionFields, ref seen, place)) >= 0;)
            {
                var at = place.Dot(OptionFields[field]);
                switch (field)
                {
                    case 0:
                        score = fields.Integer(ref json, at, -ProblemLimits.ScoreMax, ProblemLimits.ScoreMax);
                        break;
                    case 1:
                        ReadUses(ref json, at);
                        break;
                    default:
                        id = fields.TryString(ref json, at, out var text) ? raw.OptionId(text) : "";
                        break;
                }
            }

            fields.Missing(OptionFields, 2, seen, place);
        }

        raw.EndOption(id, (int)score);
    }

    private void ReadUses(ref JsonCursor json, Place place)
    {
        if (!json.IsObject)
        {
            fields.Refuse(ref json, place, "a map of resources to units");
            return;
        }

        var count = 0;
        for (; json.Read() && json.Token == JsonTokenType.PropertyName; count++)
        {
            if (!fields.TryName(ref json, place, out var name))
            {
                json.Read();
                json.Skip();
                continue;
            }

            var resource = raw.Resources.NumberOf(name);
            var at = place.Key(raw.Resources.NameOf(resource));
            json.Read();
            var units = fields.Integer(ref json, at, 1, ProblemLimits.UnitsMax);
            if (!raw.AddUse(resource, (int)units))
            {
                faults.Add(at, $"stands twice");
            }
        }

        if (count == 0)
        {
            faults.Add(place, $"at least one resource must be used");
        }
    }

    private void ReadExclusion(ref JsonCursor json, Place place)
    {
        ReadList(ref json, place, ReadExclusionMember);
        raw.Exclusions.End();
    }

    private void ReadExclusionMember(ref JsonCursor json, Place place) =>
        ReadMember(ref json, place, raw.Exclusions);

    private void ReadBonus(ref JsonCursor json, Place place)
    {
        var score = 0L;
        if (!json.IsObject)
        {
            fields.Refuse(ref json, place, "an object");
        }
        else
        {
            var seen = 0u;
            for (int field; (field = fields.NextField(ref json, BonusFields, ref seen, place)) >= 0;)
            {
                if (field == 0)
                {
                    ReadList(ref json, place with { Inner = "options" }, ReadBonusMember);
                }
                else
                {
                    score = fields.Integer(ref json, place.Dot("score"), 0, ProblemLimits.ScoreMax);
                }
            }

            fields.Missing(BonusFields, 2, seen, place);
        }

        raw.Bonuses.End();
        raw.AddBonusScore((int)score);
    }

    private void ReadBonusMember(ref JsonCursor json, Place place) => ReadMember(ref json, place, raw.Bonuses);

    /// <summary>One <c>["P1", 0]</c>; anything else is a fault and counts as no option of nobody.</summary>
    private void ReadMember(ref JsonCursor json, Place place, RawOptionLists lists)
    {
        const string Expected = "a list of two, applicant and option index";
        if (!json.IsList)
        {
            fields.Refuse(ref json, place, Expected);
            lists.AddUnreadable();
            return;
        }

        var applicant = -1;
        var option = -1L;
        var count = 0;
        for (; json.Read() && json.Token != JsonTokenType.EndArray; count++)
        {
            switch (count)
            {
                case 0:
                    applicant = fields.TryString(ref json, place, out var id) ? raw.Applicants.NumberOf(id) : -1;
                    break;
                case 1 when json.TryGetInteger(out option):
                    break;
                case 1:
                    fields.Refuse(ref json, place, "a whole number as option index");
                    applicant = -1;
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (count != 2)
        {
            faults.Add(place, $"must be {Expected}, has {count} entries");
            applicant = -1;
        }

        lists.Add(applicant, option);
    }

    private int ReadId(ref JsonCursor json, Place place, DefinedNames names) =>
        fields.TryString(ref json, place, out var text) ? names.NumberOf(text) : -1;

    private void DefineId(DefinedNames names, int id, string kind, Place place)
    {
        if (id >= 0 && !names.Define(id, place.Index, out var earlier))
        {
            faults.Add(place.Dot("id"),
                $"there is already {kind} {Quote.Of(names.NameOf(id))} at index {earlier}");
        }
    }
}

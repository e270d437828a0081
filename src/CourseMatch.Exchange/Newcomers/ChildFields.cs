using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Law;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>The children of one row, oldest first, with the days on which somebody must look after them.</summary>
/// <remarks>
/// Care beside a course is for children below school age (IntV § 4a), so a need without dates runs from the parent's
/// registration to the day before school begins. A list that says only "2 Kinder mit Betreuungsbedarf" beside three
/// days of birth means the youngest two.
/// </remarks>
internal static class ChildFields
{
    public static IReadOnlyList<ChildRecord> Read(
        Fields fields, DateOnly day, DateOnly registeredOn, LegalLimits law)
    {
        var births = Births(fields, day, registeredOn);
        var count = fields.Read(NewcomerColumns.ChildrenCount, ChildCount);
        ReportCount(fields, births.Count, count);
        if (births.Count == 0)
        {
            return [];
        }

        var needs = fields.ReadOr(NewcomerColumns.ChildrenNeeds, ChildTexts.Needs(day), []);
        var places = fields.ReadOr(NewcomerColumns.ChildrenKita, ChildTexts.Kita(day), []);
        if (needs.Count > 0 && needs.Count != births.Count)
        {
            fields.Report(Remark.Error("CM1431", needs.Count, births.Count), NewcomerColumns.ChildrenNeeds);
            return [];
        }

        if (places.Count > births.Count)
        {
            fields.Report(Remark.Error("CM1431", places.Count, births.Count), NewcomerColumns.ChildrenKita);
            return [];
        }

        var order = births.Select((birth, index) => (birth, index)).OrderBy(pair => pair.birth.Day).ToArray();
        var withoutNeed = needs.Count > 0 ? 0 : Math.Max(0, births.Count - (count ?? births.Count));
        return
        [
            .. order.Select((pair, rank) => new ChildRecord(
                pair.birth.Day,
                pair.birth.IsEstimated,
                needs.Count > 0
                    ? Stated(fields, needs[pair.index], pair.birth.Day, registeredOn, law)
                    : rank < withoutNeed ? null
                    : Usual(fields, pair.birth.Day, registeredOn, law, count is not null),
                pair.index < places.Count ? places[pair.index] : null)),
        ];
    }

    private static IReadOnlyList<BirthDay> Births(Fields fields, DateOnly day, DateOnly registeredOn)
    {
        if (fields.TryRead(NewcomerColumns.ChildrenBirthDates, ChildTexts.BirthDates(day), out var births))
        {
            var future = births.FirstOrDefault(birth => birth.Day > day.AddMonths(9));
            if (future != default)
            {
                fields.Report(Remark.Error("CM1424", future.Day), NewcomerColumns.ChildrenBirthDates);
                return [];
            }

            return births;
        }

        // Ages were true when the person was entered, not when the file is read: else children never grew older.
        if (fields.TryRead(NewcomerColumns.ChildrenAges, ChildTexts.Ages(registeredOn), out births))
        {
            fields.Report(Remark.Note("CM1415", births.Count, registeredOn), NewcomerColumns.ChildrenAges);
            return births;
        }

        return [];
    }

    /// <summary>A number of children, or a bare yes or no.</summary>
    private static Parsed<int> ChildCount(string text)
    {
        var word = WordText.Of(text).Trim();
        return word is "nein" or "keine" or "n" ? 0
            : word is "ja" or "j" or "x" ? Remark.Warning("CM1417", text)
            : GermanNumbers.Whole(0, 15).Softly()(text);
    }

    private static void ReportCount(Fields fields, int births, int? count)
    {
        if (count > 0 && births == 0 && !fields.HasError)
        {
            fields.Report(Remark.Warning("CM1417", $"{count}"), NewcomerColumns.ChildrenCount);
        }
        else if (count > births && births > 0)
        {
            fields.Report(Remark.Warning("CM1416", count.Value, births), NewcomerColumns.ChildrenCount);
        }
        else if (count < births && count > 0)
        {
            fields.Report(Remark.Note("CM1418", count.Value, births), NewcomerColumns.ChildrenCount);
        }
    }

    private static DaySpan? Stated(
        Fields fields, NeedText need, DateOnly birthDate, DateOnly registeredOn, LegalLimits law) =>
        need.Days ?? (need.IsNeeded ? Usual(fields, birthDate, registeredOn, law, true) : null);

    /// <summary>From registration to the day before school; null for a child of school age, said when the list counts
    /// it among those who need care.</summary>
    private static DaySpan? Usual(
        Fields fields, DateOnly birthDate, DateOnly registeredOn, LegalLimits law, bool isStated)
    {
        var last = law.SchoolBegins(birthDate).AddDays(-1);
        if (last >= registeredOn)
        {
            return new DaySpan(registeredOn, last);
        }

        if (isStated)
        {
            fields.Report(Remark.Warning("CM1425", birthDate), NewcomerColumns.ChildrenCount);
        }

        return null;
    }
}

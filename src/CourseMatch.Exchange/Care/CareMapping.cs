using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Care;

/// <summary>From the fields of a list of care groups to one group.</summary>
internal sealed class CareMapping(DateOnly day)
{
    private static readonly PlaceColumns Place = new(
        CareColumns.Street, CareColumns.Postcode, CareColumns.Town, CareColumns.Latitude, CareColumns.Longitude);

    /// <summary>Reads one group; null when the row was refused or left out, with a finding that says why.</summary>
    public CareGroupRecord? Read(Fields fields)
    {
        var name = fields.Text(CareColumns.Name, CareColumns.Key);
        if (name is null)
        {
            fields.Report(Remark.Error("CM1501"), CareColumns.Key);
            return null;
        }

        var key = fields.Text(CareColumns.Key) ?? name;
        fields.Record = key;
        var sessions = Sessions(fields);
        var (from, below) = CareAges.Read(
            fields, CareColumns.AgeFrom, CareColumns.AgeTo, CareColumns.AgeBelow);
        var days = Days(fields);
        if (fields.HasError)
        {
            return null;
        }

        if (sessions.Count == 0)
        {
            fields.Report(Remark.Warning("CM1502"), CareColumns.Sessions);
            return null;
        }

        var offers = SiteFields.Offers(fields, CareColumns.StepFree, CareColumns.Hearing, CareColumns.Vision);
        var site = SiteFields.Site(fields, fields.Text(CareColumns.Building), Place, offers);
        if (site is null)
        {
            fields.Report(Remark.Warning("CM1511"), CareColumns.Building);
        }

        string[] courses =
        [
            .. (fields.Text(CareColumns.Courses) ?? "")
                .Split([',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(),
        ];
        return new CareGroupRecord(
            key, name, site, from, below, days, sessions, courses,
            fields.ReadOr(CareColumns.Subsidiary, YesNo.Read, true));
    }

    private static IReadOnlyList<CareSessionRecord> Sessions(Fields fields)
    {
        var places = fields.Read(CareColumns.Places, GermanNumbers.Whole(0, 200));
        if (fields.Text(CareColumns.Sessions) is not null)
        {
            return fields.ReadOr(CareColumns.Sessions, CareSessionsText.With(places), []);
        }

        if (!fields.TryRead(CareColumns.Days, Weekdays.Read, out var days)
            || !fields.TryRead(CareColumns.Opens, GermanTimes.Read, out var opens)
            || !fields.TryRead(CareColumns.Closes, GermanTimes.Read, out var closes))
        {
            return [];
        }

        if (opens >= closes && closes != TimeOnly.MinValue
            || opens == closes && !GermanTimes.IsEndOfDay(fields.Text(CareColumns.Closes)))
        {
            fields.Report(Remark.Error("CM1214", opens, closes), CareColumns.Closes);
            return [];
        }

        if (places is null)
        {
            fields.Report(Remark.Error("CM1505"), CareColumns.Places);
        }

        return [.. days.Select(weekday => new CareSessionRecord(weekday, opens, closes, places ?? 0))];
    }

    /// <summary>The days a group exists: as listed; without a beginning from today, without an end for a year, both
    /// with a warning.</summary>
    private DaySpan Days(Fields fields)
    {
        var first = fields.Read(CareColumns.From, GermanDates.Near(day));
        var last = fields.Read(CareColumns.To, GermanDates.Near(day));
        if (last < first)
        {
            fields.Report(Remark.Error("CM1213", first!.Value, last!.Value), CareColumns.To);
            return default;
        }

        // Rounded to years, so that the same list read tomorrow gives the same days.
        var begin = first ?? new DateOnly(Math.Min(day.Year, (last ?? day).Year), 1, 1);
        var end = last ?? new DateOnly(Math.Max(day.Year, begin.Year) + 1, 12, 31);
        if (first is null || last is null)
        {
            fields.Report(
                Remark.Warning("CM1506", begin, end), first is null ? CareColumns.From : CareColumns.To);
        }

        return new DaySpan(begin, end);
    }
}

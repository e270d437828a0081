using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>What can be said about a list of newcomers only when all of it was read: who belongs together, who is
/// named twice.</summary>
/// <remarks>Of each row only line and partner are kept: a list has a hundred thousand of them.</remarks>
internal sealed class Households(FindingLog log)
{
    private static readonly Column[] Reported =
        [NewcomerColumns.Partner, NewcomerColumns.Household, NewcomerColumns.FamilyName,
            NewcomerColumns.ChildrenBirthDates];

    private readonly Dictionary<string, (int Line, string? Partner)> rows = new(StringComparer.Ordinal);
    private Dictionary<Column, string>? labels;

    /// <summary>Remembers a row until the end of the list.</summary>
    public void Note(NewcomerRecord record, Fields fields)
    {
        labels ??= Reported.ToDictionary(column => column, fields.LabelOf);
        rows[record.Key] = (fields.Line, fields.Text(NewcomerColumns.Partner));
    }

    /// <summary>Gives partners one household key and their children to one of them.</summary>
    public IEnumerable<NewcomerRecord> Join(IReadOnlyList<NewcomerRecord> records)
    {
        ReportNamesakes(records);
        var namedBy = rows.Where(row => row.Value.Partner is not null)
            .GroupBy(row => row.Value.Partner!).ToDictionary(group => group.Key, group => group.First().Key);
        var keyed = records.Select(record => record with { HouseholdKey = KeyOf(record, namedBy) }).ToArray();
        var households = keyed.Where(record => record.HouseholdKey is not null)
            .GroupBy(record => record.HouseholdKey!).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var record in keyed)
        {
            if (record.HouseholdKey is null)
            {
                yield return record;
                continue;
            }

            var members = households[record.HouseholdKey];
            yield return Array.IndexOf(members, record) switch
            {
                0 => record,
                1 => record with { Children = NotYetNamed(members[0], record) },
                _ => Outside(record),
            };
        }
    }

    /// <summary>The household's own key; else, of two who name each other as partners, the smaller reference.</summary>
    private string? KeyOf(NewcomerRecord record, Dictionary<string, string> namedBy)
    {
        if (record.HouseholdKey is not null)
        {
            return record.HouseholdKey;
        }

        var partner = rows[record.Key].Partner ?? namedBy.GetValueOrDefault(record.Key);
        if (partner is null)
        {
            return null;
        }

        if (!rows.ContainsKey(partner))
        {
            Report(record.Key, Remark.Warning("CM1421", partner), NewcomerColumns.Partner);
            return null;
        }

        return string.CompareOrdinal(partner, record.Key) < 0 ? partner : record.Key;
    }

    private IReadOnlyList<ChildRecord> NotYetNamed(NewcomerRecord first, NewcomerRecord second)
    {
        var named = first.Children.Select(child => child.BirthDate).ToList();
        var others = second.Children.Where(child => !named.Remove(child.BirthDate)).ToArray();
        if (others.Length > 0 && first.Children.Count > 0)
        {
            Report(second.Key, Remark.Warning("CM1423", first.Key, others.Length), NewcomerColumns.ChildrenBirthDates);
        }

        return others;
    }

    /// <summary>A third adult of a household, often a grown child: by itself here, since partners are two.</summary>
    private NewcomerRecord Outside(NewcomerRecord record)
    {
        Report(record.Key, Remark.Warning("CM1420", record.HouseholdKey!), NewcomerColumns.Household);
        return record with { HouseholdKey = null };
    }

    private void ReportNamesakes(IReadOnlyList<NewcomerRecord> records)
    {
        var twins = records
            .Where(record => record.Newcomer.FamilyName.Length > 0)
            .GroupBy(record => (
                WordText.Of(record.Newcomer.FamilyName),
                WordText.Of(record.Newcomer.GivenName),
                record.Newcomer.BirthDate))
            .Where(group => group.Count() > 1);
        foreach (var group in twins)
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
            {
                var remark = Remark.Warning("CM1426", first.Key, rows[first.Key].Line);
                Report(other.Key, remark, NewcomerColumns.FamilyName);
            }
        }
    }

    private void Report(string key, Remark remark, Column column) =>
        log.Add(new FindingPlace(rows[key].Line, labels![column], key), remark);
}

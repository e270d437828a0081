using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>What can be said about a list of newcomers only when all of it was read: who belongs together, who is
/// named twice.</summary>
/// <remarks>Of each row only that is kept; the records themselves may be packed away meanwhile: a list has a hundred
/// thousand of them.</remarks>
internal sealed class Households(FindingLog log)
{
    private static readonly Column[] Reported =
        [NewcomerColumns.Partner, NewcomerColumns.Household, NewcomerColumns.FamilyName,
            NewcomerColumns.ChildrenBirthDates];

    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly Dictionary<UInt128, string> namesakes = [];
    private readonly List<(string First, string Other)> twins = [];
    private readonly Dictionary<string, string?> householdKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<DateOnly>> namedBefore = new(StringComparer.Ordinal);
    private Dictionary<Column, string>? labels;

    /// <summary>Remembers a row until the end of the list.</summary>
    public void Note(NewcomerRecord record, Fields fields)
    {
        labels ??= Reported.ToDictionary(column => column, fields.LabelOf);
        rows[record.Key] = new Row(
            fields.Line,
            fields.Text(NewcomerColumns.Partner),
            record.HouseholdKey,
            record.Children.Count == 0 ? [] : [.. record.Children.Select(child => child.BirthDate)]);
        order.Add(record.Key);
        var person = record.Newcomer;
        var name = person.FamilyName.Length > 0 ? NameOf(person) : UInt128.Zero;
        if (name != UInt128.Zero && !namesakes.TryAdd(name, record.Key))
        {
            twins.Add((namesakes[name], record.Key));
        }
    }

    /// <summary>Name and birth date as a number that two people share as good as never.</summary>
    private static UInt128 NameOf(Newcomer person)
    {
        var text = $"{WordText.Of(person.FamilyName)}\n{WordText.Of(person.GivenName)}\n{person.BirthDate.DayNumber}";
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
    }

    /// <summary>Finds who belongs together and says what is to be said about it.</summary>
    /// <returns>What becomes of each record: partners get one household key, and their children go to one of them.
    /// </returns>
    public Func<NewcomerRecord, NewcomerRecord> Join()
    {
        foreach (var (first, other) in twins)
        {
            Report(other, Remark.Warning("CM1426", first, rows[first].Line), NewcomerColumns.FamilyName);
        }

        var namedBy = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in order)
        {
            if (rows[key].Partner is { } partner)
            {
                namedBy.TryAdd(partner, key);
            }
        }

        var members = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var key in order)
        {
            if (KeyOf(key, namedBy) is { } household)
            {
                householdKeys[key] = household;
                (members.TryGetValue(household, out var known) ? known : members[household] = []).Add(key);
            }
        }

        foreach (var household in members.Values.Where(household => household.Count > 1))
        {
            JoinChildren(household[0], household[1]);
            foreach (var outside in household.Skip(2))
            {
                // A third adult of a household, often a grown child: by itself here, since partners are two.
                Report(outside, Remark.Warning("CM1420", householdKeys[outside]!), NewcomerColumns.Household);
                householdKeys[outside] = null;
            }
        }

        return Joined;
    }

    private NewcomerRecord Joined(NewcomerRecord record)
    {
        var household = householdKeys.GetValueOrDefault(record.Key);
        var joined = household == record.HouseholdKey ? record : record with { HouseholdKey = household };
        return namedBefore.TryGetValue(record.Key, out var named)
            ? joined with { Children = NotYetNamed(named, joined.Children) }
            : joined;
    }

    /// <summary>The household's own key; else, of two who name each other as partners, the smaller reference.</summary>
    private string? KeyOf(string key, Dictionary<string, string> namedBy)
    {
        var row = rows[key];
        if (row.Household is not null)
        {
            return row.Household;
        }

        var partner = row.Partner ?? namedBy.GetValueOrDefault(key);
        if (partner is null)
        {
            return null;
        }

        if (!rows.ContainsKey(partner))
        {
            Report(key, Remark.Warning("CM1421", partner), NewcomerColumns.Partner);
            return null;
        }

        return string.CompareOrdinal(partner, key) < 0 ? partner : key;
    }

    /// <summary>Children both name count once.</summary>
    private void JoinChildren(string first, string second)
    {
        var (named, others) = (rows[first].Children, rows[second].Children.ToList());
        foreach (var child in named)
        {
            others.Remove(child);
        }

        if (others.Count > 0 && named.Count > 0)
        {
            Report(second, Remark.Warning("CM1423", first, others.Count), NewcomerColumns.ChildrenBirthDates);
        }

        if (others.Count < rows[second].Children.Count)
        {
            namedBefore[second] = named;
        }
    }

    private static ChildRecord[] NotYetNamed(IReadOnlyList<DateOnly> named, IReadOnlyList<ChildRecord> children)
    {
        var left = named.ToList();
        return [.. children.Where(child => !left.Remove(child.BirthDate))];
    }

    private void Report(string key, Remark remark, Column column) =>
        log.Add(new FindingPlace(rows[key].Line, labels![column], key), remark);

    private sealed record Row(int Line, string? Partner, string? Household, IReadOnlyList<DateOnly> Children);
}

using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Linkage;

/// <summary>A merged person and the source of every value.</summary>
/// <param name="Record">The person.</param>
/// <param name="Fields">Sources.</param>
public sealed record MergedRecord(NewcomerRecord Record, IReadOnlyList<FieldSource> Fields);

/// <summary>Merges records of one person field by field.</summary>
/// <remarks>
/// The kept record holds; where it says nothing, the first duplicate that says something does. Three values are not a
/// matter of who is first: whoever waits has waited since the earliest registration, needs add up, and who is on one
/// list still is on the list. Children and household are never taken over: the record with a household is the one that
/// is kept.
/// </remarks>
public static class Merging
{
    /// <summary>Fields every list fills: the kept record's hold.</summary>
    private static readonly string[] Plain =
        ["Reference", "FamilyName", "GivenName", "BirthDate", "AttendsSchool", "Mobility"];

    /// <summary>Merges.</summary>
    /// <param name="kept">The record that is kept.</param>
    /// <param name="source">Its source.</param>
    /// <param name="duplicates">The others with their sources, first come first.</param>
    public static MergedRecord Merge(
        NewcomerRecord kept, string source, IReadOnlyList<(string Source, NewcomerRecord Record)> duplicates)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var person = kept.Newcomer;
        var others = duplicates.Select(duplicate => (duplicate.Source, Person: duplicate.Record.Newcomer)).ToArray();

        T Pick<T>(string field, Func<Newcomer, T> value, Func<T, bool> says)
        {
            var own = value(person);
            if (!says(own))
            {
                foreach (var (otherSource, other) in others)
                {
                    if (says(value(other)))
                    {
                        fields[field] = otherSource;
                        return value(other);
                    }
                }
            }

            fields[field] = source;
            return own;
        }

        foreach (var field in Plain)
        {
            fields[field] = source;
        }

        var earliest = others.Append((Source: source, Person: person)).OrderBy(one => one.Person.RegisteredOn).First();
        fields["RegisteredOn"] = earliest.Person.RegisteredOn == person.RegisteredOn ? source : earliest.Source;
        fields["Needs"] = source;
        var merged = person with
        {
            Gender = Pick("Gender", one => one.Gender, gender => gender != Gender.Unstated),
            Languages = Pick("Languages", one => one.Languages, words => words.Count > 0),
            Scripts = Pick("Scripts", one => one.Scripts, words => words.Count > 0),
            Literacy = Pick("Literacy", one => one.Literacy, literacy => literacy != Literacy.Unstated),
            SchoolYears = Pick("SchoolYears", one => one.SchoolYears, years => years is not null),
            Proof = Pick("Proof", one => one.Proof, proof => proof is not null),
            RecommendedKind = Pick("RecommendedKind", one => one.RecommendedKind, kind => kind is not null),
            Address = Pick("Address", one => one.Address, address => address != Address.Unknown),
            JourneyMinutesMax = Pick("JourneyMinutesMax", one => one.JourneyMinutesMax, most => most is not null),
            Availability = Pick(
                "Availability", one => one.Availability, times => times.Alternates || !IsAlways(times)),
            Wishes = Pick("Wishes", one => one.Wishes, wishes => wishes != Wishes.None),
            Entitlements = Pick("Entitlements", one => one.Entitlements, rights => rights.Count > 0),
            Needs = others.Aggregate(person.Needs, (needs, other) => needs | other.Person.Needs),
            RegisteredOn = earliest.Person.RegisteredOn,
            IsActive = person.IsActive || others.Any(other => other.Person.IsActive),
        };
        return new MergedRecord(
            kept with { Newcomer = merged },
            [
                .. fields.OrderBy(field => field.Key, StringComparer.Ordinal)
                    .Select(field => new FieldSource(field.Key, field.Value)),
            ]);
    }

    private static bool IsAlways(Availability times) => times.EvenWeeks.Equals(WeekGrid.Full);
}

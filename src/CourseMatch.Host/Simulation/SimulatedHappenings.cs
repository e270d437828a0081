using CourseMatch.Application.Imports;
using CourseMatch.Host.Sample;

namespace CourseMatch.Host.Simulation;

/// <summary>What happens in a simulated county whichever way places are assigned: who is on the list, who comes when,
/// how people answer.</summary>
internal sealed class SimulatedHappenings
{
    private readonly int seed;
    private readonly int seatsPercent;

    public SimulatedHappenings(DateOnly start, int weeks, int seed, int people, int seatsPercent)
    {
        this.seed = seed;
        this.seatsPercent = seatsPercent;
        Start = start;
        Calendar = new SampleCalendar(start);
        var families = new SamplePeople(Calendar, seed, SampleSize.Default.People).All()
            .GroupBy(record => record.HouseholdKey ?? record.Key)
            .Take(people)
            .Select((family, index) => (Family: family.ToList(), Index: index))
            .ToList();
        // Half are on the list, longest waiting first; the others come one family after the other.
        OnList = [.. families.Where(entry => entry.Index % 2 == 0).SelectMany(entry => entry.Family)
            .OrderBy(record => record.Newcomer.RegisteredOn)];
        var coming = families.Where(entry => entry.Index % 2 == 1).ToList();
        Arriving = coming
            .SelectMany((entry, index) => entry.Family.Select(record =>
                Moved(record, start.AddDays(1 + index * (weeks * 7 - 1) / Math.Max(1, coming.Count)))))
            .ToLookup(record => record.Newcomer.RegisteredOn);
    }

    public DateOnly Start { get; }

    public SampleCalendar Calendar { get; }

    public IReadOnlyList<NewcomerRecord> OnList { get; }

    public ILookup<DateOnly, NewcomerRecord> Arriving { get; }

    /// <summary>A course of the sample with as many of its seats as the simulation leaves it, at least one beside those
    /// of others; its minimum shrinks alike.</summary>
    public CourseRecord Scarce(CourseRecord record) => record with
    {
        Seats = seatsPercent == 100
            ? record.Seats
            : (record.SeatsBooked ?? 0) + record.SeatsReserved
                + Math.Max(1, (record.Seats - (record.SeatsBooked ?? 0) - record.SeatsReserved) * seatsPercent / 100),
        MinimumToRun = record.MinimumToRun * seatsPercent / 100,
    };

    /// <summary>A number from 0 to 99 that belongs to a person and an occasion.</summary>
    public int Chance(string person, string occasion)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in person + "/" + occasion)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        hash ^= hash >> 15;
        return (int)(hash * 2654435761u >> 8) % 100;
    }

    /// <summary>The same person, registered on another day; the dates of the entitlements move along.</summary>
    private static NewcomerRecord Moved(NewcomerRecord record, DateOnly day)
    {
        var by = day.DayNumber - record.Newcomer.RegisteredOn.DayNumber;
        return record with
        {
            Newcomer = record.Newcomer with
            {
                RegisteredOn = day,
                Entitlements = [.. record.Newcomer.Entitlements.Select(right => right with
                {
                    IssuedOn = right.IssuedOn?.AddDays(by),
                    ValidUntil = right.ValidUntil?.AddDays(by),
                    PermitIssuedOn = right.PermitIssuedOn?.AddDays(by),
                })],
            },
        };
    }
}

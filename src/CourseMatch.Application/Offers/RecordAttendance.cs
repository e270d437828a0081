using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;

namespace CourseMatch.Application.Offers;

/// <summary>What a provider reports of a person.</summary>
public enum Attendance
{
    /// <summary>Came.</summary>
    Started,

    /// <summary>Did not come.</summary>
    DidNotCome,

    /// <summary>Attended to the end.</summary>
    Completed,

    /// <summary>Stopped attending.</summary>
    Left,
}

/// <summary>Use case: who came, who did not, who stayed to the end (IntV § 8 Abs. 3).</summary>
public sealed class RecordAttendance(ICountyStore store, TimeProvider time)
{
    /// <summary>Notes it about one place.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="promise">The place.</param>
    /// <param name="attendance">What happened.</param>
    /// <param name="by">Who reports it.</param>
    /// <param name="note">In own words, or null.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<StepOutcome> RunAsync(
        MunicipalityId municipality,
        PromiseId promise,
        Attendance attendance,
        Actor by,
        string? note,
        CancellationToken cancellationToken) =>
        StepTaking.RunAsync(
            store, municipality, new PlaceQuery(Promise: promise),
            Finding.Of("CM3101", Severity.Error, promise.Value), place => Step(place, attendance, by, note),
            cancellationToken);

    /// <summary>Notes it about the place somebody holds now.</summary>
    /// <param name="municipality">Whose.</param>
    /// <param name="reference">File reference of the person.</param>
    /// <param name="attendance">What happened.</param>
    /// <param name="by">Who reports it.</param>
    /// <param name="note">In own words, or null.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<StepOutcome> RunAsync(
        MunicipalityId municipality,
        string reference,
        Attendance attendance,
        Actor by,
        string? note,
        CancellationToken cancellationToken) =>
        StepTaking.RunAsync(
            store, municipality, new PlaceQuery(Reference: reference, IsInForce: true),
            Finding.Of("CM3102", Severity.Error, reference), place => Step(place, attendance, by, note),
            cancellationToken);

    private NextStep Step(Place place, Attendance attendance, Actor by, string? note)
    {
        if (place.EntryDay > time.Today())
        {
            return NextStep.Refuse(Finding.Of("CM3109", Severity.Error, place.Reference, place.EntryDay));
        }

        var to = attendance switch
        {
            Attendance.Started => PlaceState.Started,
            Attendance.DidNotCome => PlaceState.DidNotCome,
            Attendance.Completed => PlaceState.Completed,
            Attendance.Left => PlaceState.Left,
        };
        return NextStep.Take(
            StepToTake.Of(place, to, time.GetUtcNow(), by, note: note),
            to == PlaceState.DidNotCome ? PlaceMessages.DidNotCome(place) : null);
    }
}

using CourseMatch.Application.Courses;
using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Desk.Counter;

/// <summary>A course as its own provider sees it.</summary>
/// <param name="Id">Course.</param>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FirstDay">First day of the first module.</param>
/// <param name="LastDay">Last day of the last module.</param>
/// <param name="Seats">Seats in all.</param>
/// <param name="MinimumToRun">Fewest participants.</param>
/// <param name="SeatsReserved">Seats kept back.</param>
/// <param name="SeatsOfOthers">Seats of people the authority did not place.</param>
/// <param name="Promised">Participants by published plans.</param>
/// <param name="CountsIncludePromises">The provider's own counts hold the people we placed.</param>
/// <param name="Reported">What the provider said last about free seats, or null.</param>
public sealed record CounterCourse(
    CourseId Id,
    string Number,
    string Title,
    CourseState State,
    DateOnly FirstDay,
    DateOnly LastDay,
    int Seats,
    int MinimumToRun,
    int SeatsReserved,
    int SeatsOfOthers,
    int Promised,
    bool CountsIncludePromises,
    SeatReport? Reported)
{
    /// <summary>Whether people may still be placed here, so that free seats mean something.</summary>
    public bool TakesPeople => State is CourseState.Planned or CourseState.Running;

    /// <summary>Seats left.</summary>
    public int Free => TakesPeople
        ? Math.Max(0, Seats - SeatsReserved - SeatsOfOthers - Promised)
        : 0;

    /// <summary>People missing for the course to run.</summary>
    public int Missing => State == CourseState.Planned
        ? Math.Max(0, MinimumToRun - SeatsOfOthers - Promised)
        : 0;
}

/// <summary>What a provider said about the free seats of a course.</summary>
/// <param name="Free">Free seats.</param>
/// <param name="By">Account of who said so.</param>
/// <param name="At">When (UTC).</param>
public sealed record SeatReport(int Free, string By, DateTimeOffset At);

/// <summary>A participant as the provider sees it: what is needed to receive a person, nothing of the rest of the file.
/// </summary>
/// <param name="Newcomer">Number.</param>
/// <param name="Reference">File reference.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="BirthDate">Date of birth, for the list of participants the federal office asks for.</param>
/// <param name="Course">Course.</param>
/// <param name="ModuleNumber">Module entered.</param>
/// <param name="EntryDay">First day.</param>
/// <param name="Children">Children with a care place during the course.</param>
/// <param name="Place">The promised place.</param>
/// <param name="State">Where it stands.</param>
public sealed record CounterParticipant(
    NewcomerId Newcomer,
    string Reference,
    string FamilyName,
    string GivenName,
    DateOnly BirthDate,
    CourseId Course,
    int ModuleNumber,
    DateOnly EntryDay,
    int Children,
    PromiseId Place,
    PlaceState State);

/// <summary>Port: one provider's own courses and own participants once published. Nothing else of the county is ever
/// read for it.</summary>
public interface ICounterDesk
{
    /// <summary>Name of the provider, or null.</summary>
    Task<string?> NameAsync(MunicipalityId municipality, ProviderId provider, CancellationToken cancellationToken);

    /// <summary>All courses of the provider, the first to begin first.</summary>
    Task<IReadOnlyList<CounterCourse>> CoursesAsync(
        MunicipalityId municipality, ProviderId provider, CancellationToken cancellationToken);

    /// <summary>Participants of one course of the provider by name, those who stayed away or left included; empty when
    /// the course is another's.</summary>
    Task<IReadOnlyList<CounterParticipant>> ParticipantsAsync(
        MunicipalityId municipality, ProviderId provider, CourseId course, CancellationToken cancellationToken);

    /// <summary>Writes down what was said about free seats; earlier reports stay on record.</summary>
    Task AddReportAsync(
        MunicipalityId municipality, CourseId course, SeatReport report, CancellationToken cancellationToken);
}

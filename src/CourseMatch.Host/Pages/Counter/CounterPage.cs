using CourseMatch.Application.Access;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Desk.Counter;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Database;
using CourseMatch.Host.Pages.Parts;

namespace CourseMatch.Host.Pages.Counter;

/// <summary>A page of one provider: reads nothing but what is the provider's own.</summary>
public abstract class CounterPage : DeskPage
{
    /// <summary>The provider of the account; a route that admits others has none.</summary>
    internal Application.ProviderId Provider => Reader?.Provider
        ?? throw new InvalidOperationException("Only provider staff may ask for a counter.");

    internal ICounterDesk Desk => Database.PartsFor(Reach.Of(Reader!)).GetRequiredService<ICounterDesk>();

    /// <summary>Writes down who came, with the provider's own reach: the database lets it report of own places and do
    /// nothing else.</summary>
    internal RecordAttendance Recording => new(
        Database.PartsFor(Reach.Of(Reader!)).GetRequiredService<ICountyStore>(), TimeProvider.System);

    /// <summary>Takes the number of free seats. It corrects a record whose sites may lie in the authority's table of
    /// postcodes, so it is taken with the authority's reach, and only after the course was found among the provider's
    /// own.</summary>
    internal ReportFreeSeats Reporting => new(
        Authority.GetRequiredService<ICounterDesk>(),
        new CorrectRecord(Authority.GetRequiredService<IImportStore>(), TimeProvider.System),
        TimeProvider.System);

    /// <summary>Takes in files. What a file may touch is bound to the provider's own name, see
    /// <see cref="UploadModel"/>; the postcodes its sites are looked up in are the authority's.</summary>
    internal IServiceProvider Authority =>
        Database.PartsFor(new Reach(County.Municipality, Sight.Cases, null, IsReadOnly: false));

    private OpenedDatabase Database => HttpContext.RequestServices.GetRequiredService<OpenedDatabase>();

    internal string Number(long number) => number.ToString("#,0", Voice.Culture);

    internal string Day(DateOnly day) => day.ToString("d", Voice.Culture);
}

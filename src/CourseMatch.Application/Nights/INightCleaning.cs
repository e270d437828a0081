namespace CourseMatch.Application.Nights;

/// <summary>How long the night keeps what nobody needs for ever. Days are counted back from the night.</summary>
/// <param name="DraftDays">Drafts that were not published.</param>
/// <param name="NightDays">Records of nights.</param>
/// <param name="MessageDays">Contents of messages that were sent; that they were sent stays on record.</param>
public sealed record NightRetention(int DraftDays = 30, int NightDays = 400, int MessageDays = 180);

/// <summary>Port: removes what may no longer be kept.</summary>
public interface INightCleaning
{
    /// <summary>Removes what is older than the retention allows.</summary>
    /// <returns>Drafts, nights and contents of messages removed.</returns>
    Task<(int Drafts, int Nights, int Messages)> CleanAsync(
        MunicipalityId municipality, NightRetention retention, DateTimeOffset now,
        CancellationToken cancellationToken);
}

using CourseMatch.Application.Counties;

namespace CourseMatch.Application.Imports;

/// <summary>Stores records from their canonical texts, corrections included.</summary>
internal static class EffectiveSaving
{
    /// <summary>Stores records of one source.</summary>
    /// <returns>The provider was not known before.</returns>
    public static async Task<bool> SaveAsync(
        ICountyChange county,
        ImportSubject subject,
        string source,
        IEnumerable<string> texts,
        CancellationToken cancellationToken)
    {
        if (subject == ImportSubject.Newcomers)
        {
            await county.SaveNewcomersAsync(
                source, [.. texts.Select(RecordJson.Read<NewcomerRecord>)], cancellationToken);
            return false;
        }

        var (provider, isNew) = await county.ProviderAsync(source, cancellationToken);
        await (subject == ImportSubject.Courses
            ? county.SaveCoursesAsync(
                provider, [.. texts.Select(RecordJson.Read<CourseRecord>)], cancellationToken)
            : county.SaveCareGroupsAsync(
                provider, [.. texts.Select(RecordJson.Read<CareGroupRecord>)], cancellationToken));
        return isNew;
    }
}

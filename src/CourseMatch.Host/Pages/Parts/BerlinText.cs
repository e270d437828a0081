using CourseMatch.Application.Calendar;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>Instants as people here read them.</summary>
internal static class BerlinText
{
    /// <summary>Day and time of day in Berlin.</summary>
    public static string Of(DateTimeOffset instant, Voice voice) =>
        TimeZoneInfo.ConvertTime(instant, BerlinTime.Zone).ToString("g", voice.Culture);
}

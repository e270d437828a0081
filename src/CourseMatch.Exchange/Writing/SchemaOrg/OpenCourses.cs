using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Writing.SchemaOrg;

/// <summary>Writes the courses that take people as schema.org JSON-LD, for a web page or another portal.</summary>
/// <remarks>Courses only, no person; seats are those nobody was promised. Childcare is an amenity with its own number
/// of places, out of care groups tied to the course, never out of prose.</remarks>
public static class OpenCourses
{
    /// <summary>Writes the courses.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="county">The county.</param>
    /// <param name="day">Courses that ended before this day are left out.</param>
    /// <returns>How many courses were written.</returns>
    public static int Write(Stream stream, County county, DateOnly day)
    {
        var index = new CountyIndex(county);
        var promised = county.Promises.CountBy(promise => promise.Course).ToDictionary();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(stream, options);
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteStartArray("@graph");
        var open = county.Courses
            .Where(course => course.State is CourseState.Planned or CourseState.Running && course.LastDay >= day)
            .OrderBy(course => course.FirstDay).ThenBy(course => course.Id.Value).ToArray();
        foreach (var course in open)
        {
            var groups = county.CareGroups.Where(group => group.Accompanies?.Contains(course.Id) == true);
            WriteCourse(json, course, index, promised.GetValueOrDefault(course.Id), [.. groups]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return open.Length;
    }

    private static void WriteCourse(
        Utf8JsonWriter json, Course course, CountyIndex index, int promised, IReadOnlyList<CareGroup> care)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Course");
        json.WriteString("courseCode", course.Number);
        json.WriteString("name", course.Title);
        json.WriteString("educationalLevel", course.Modules[0].Level.ToString());
        json.WriteString("inLanguage", "de");
        json.WriteString("teaches", FindingTexts.Term(course.Kind, FindingTexts.German));
        json.WriteStartObject("provider");
        json.WriteString("@type", "Organization");
        json.WriteString("name", index.ProviderOf(course.Provider));
        json.WriteEndObject();
        json.WriteStartArray("hasCourseInstance");
        WriteInstance(json, course, index.SiteOf(course.Site), promised, care);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInstance(
        Utf8JsonWriter json, Course course, Site? site, int promised, IReadOnlyList<CareGroup> care)
    {
        json.WriteStartObject();
        json.WriteString("@type", "CourseInstance");
        json.WriteString("courseMode", course.Mode switch
        {
            CourseMode.Online => "Online",
            CourseMode.Hybrid => "Blended",
            CourseMode.OnSite => "Onsite",
        });
        json.WriteString("eventStatus", "https://schema.org/EventScheduled");
        json.WriteString("startDate", Day(course.FirstDay));
        json.WriteString("endDate", Day(course.LastDay));
        json.WriteNumber("maximumAttendeeCapacity", course.Seats);
        json.WriteNumber("remainingAttendeeCapacity", Math.Max(0, course.SeatsToPromise - promised));
        WriteSchedules(json, course);
        WritePlace(json, site, care);
        json.WriteEndObject();
    }

    private static void WriteSchedules(Utf8JsonWriter json, Course course)
    {
        json.WriteStartArray("courseSchedule");
        foreach (var weekly in LessonPattern.From(course, course.FirstDay).Weekly)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Schedule");
            json.WriteString("byDay", $"https://schema.org/{weekly.Day}");
            json.WriteString("startTime", weekly.From.ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteString("endTime", weekly.To.ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteString("startDate", Day(weekly.Dates[0]));
            json.WriteString("endDate", Day(weekly.Dates[^1]));
            json.WriteString("repeatFrequency", "P1W");
            json.WriteNumber("repeatCount", weekly.Dates.Count);
            json.WriteString("scheduleTimezone", "Europe/Berlin");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Site? site, IReadOnlyList<CareGroup> care)
    {
        if (site is null)
        {
            return;
        }

        json.WriteStartObject("location");
        json.WriteString("@type", "Place");
        json.WriteString("name", site.Name);
        json.WriteStartObject("address");
        json.WriteString("@type", "PostalAddress");
        json.WriteString("addressCountry", "DE");
        WriteText(json, "streetAddress", site.Address.Street);
        WriteText(json, "postalCode", site.Address.Postcode);
        WriteText(json, "addressLocality", site.Address.Town);
        json.WriteEndObject();
        if (site.Address.Point is { } point)
        {
            json.WriteStartObject("geo");
            json.WriteString("@type", "GeoCoordinates");
            json.WriteNumber("latitude", point.Latitude);
            json.WriteNumber("longitude", point.Longitude);
            json.WriteEndObject();
        }

        if (care.Count > 0)
        {
            json.WriteStartArray("amenityFeature");
            foreach (var group in care)
            {
                WriteCare(json, group);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteCare(Utf8JsonWriter json, CareGroup group)
    {
        json.WriteStartObject();
        json.WriteString("@type", "LocationFeatureSpecification");
        json.WriteString("name", "Kinderbetreuung");
        json.WriteNumber("value", group.Sessions.Select(session => session.Places).DefaultIfEmpty().Min());
        json.WriteString("unitText", "Kinder");
        json.WriteString("description", CareSessionsText.Write(group.Sessions.Select(session =>
            new Application.Imports.CareSessionRecord(session.Day, session.From, session.To, session.Places))));
        json.WriteString("validFrom", Day(group.Days.First));
        json.WriteString("validThrough", Day(group.Days.Last));
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

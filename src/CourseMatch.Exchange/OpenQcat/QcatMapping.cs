using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Trees;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.OpenQcat;

/// <summary>From one SERVICE to the fields of a course.</summary>
/// <remarks>
/// The kind stands in the classification: MB 01 to MB 07 are the integration courses, MC the vocational ones, MC 01 1
/// to 5 with the level they lead to. For these KURSNET's own form asks for the booked number where the format says
/// minimum; what stands there in a file is an option of reading, and said.
/// </remarks>
internal sealed class QcatMapping(bool minimumIsBooked)
{
    private const string Course = "SERVICE_DETAILS/SERVICE_MODULE/EDUCATION/MODULE_COURSE";

    private static readonly string[] VocationalTargets = ["A2", "B1", "B2", "C1", "C2"];

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "HEADER", "PRODUCT_ID", "COURSE_TYPE", "SUPPLIER_ID_REF", "SERVICE_DETAILS", "SERVICE_CLASSIFICATION",
        "SERVICE_PRICE_DETAILS", "MIME_INFO",
    };

    private int askedMinimums;

    /// <summary>An offer that stands for itself; false for a date of one.</summary>
    public static bool IsOffer(Node service) =>
        service.At("SERVICE_DETAILS/SERVICE_MODULE/EDUCATION").FirstOrDefault()?.Attribute("type") is not "false"
        || OfferOf(service) is null || OfferOf(service) == service.First("PRODUCT_ID")?.Text;

    /// <summary>The offer a date belongs to, or null.</summary>
    public static string? OfferOf(Node service) =>
        service.First("SERVICE_DETAILS/SERVICE_MODULE/EDUCATION/COURSE_ID")?.Text;

    /// <summary>The fields of a service.</summary>
    public CourseCells Cells(Node service, UnknownNames unknown)
    {
        foreach (var child in service.Children.Where(child => !Known.Contains(child.Name)))
        {
            unknown.Count(child.Name);
        }

        var id = service.First("PRODUCT_ID")?.Text;
        var classes = service.Texts("SERVICE_CLASSIFICATION/FEATURE/FNAME").ToArray();
        var isAsked = classes.Any(code => code.StartsWith("MB", StringComparison.Ordinal)
            || code.StartsWith("MC", StringComparison.Ordinal));
        var minimum = service.First($"{Course}/MIN_PARTICIPANTS");
        askedMinimums += isAsked && minimum is not null ? 1 : 0;
        return new CourseCells(service)
            .Set(CourseColumns.Key, IsOffer(service) ? id : $"{OfferOf(service)}/{id}", label: "PRODUCT_ID")
            .Set(CourseColumns.Number, service.First("SERVICE_DETAILS/SUPPLIER_ALT_PID")?.Text ?? id)
            .Take(CourseColumns.Title, "SERVICE_DETAILS/TITLE")
            .Set(CourseColumns.Department, Classes(service, classes))
            .Set(CourseColumns.Level, TargetLevel(classes))
            .Set(CourseColumns.Begin, Day(service, "SERVICE_DETAILS/SERVICE_DATE/START_DATE"), label: "START_DATE")
            .Set(CourseColumns.End, Day(service, "SERVICE_DETAILS/SERVICE_DATE/END_DATE"), label: "END_DATE")
            .Set(
                CourseColumns.Deadline,
                Day(service, "SERVICE_DETAILS/SERVICE_MODULE/EDUCATION/REGISTRATION_DATE"))
            .Take(isAsked && minimumIsBooked ? CourseColumns.Booked : CourseColumns.Minimum, service,
                $"{Course}/MIN_PARTICIPANTS")
            .Take(CourseColumns.Seats, $"{Course}/MAX_PARTICIPANTS")
            .Take(CourseColumns.Building, $"{Course}/LOCATION/NAME")
            .Take(CourseColumns.Street, $"{Course}/LOCATION/STREET")
            .Take(CourseColumns.Postcode, $"{Course}/LOCATION/ZIP")
            .Take(CourseColumns.Town, $"{Course}/LOCATION/CITY")
            .Take(CourseColumns.StepFree, $"{Course}/LOCATION/BARRIER_FREE_LOCATION")
            .Set(CourseColumns.Mode, Mode(service))
            .Take(CourseColumns.TimesInProse, $"{Course}/INSTRUCTION_REMARKS")
            .Set(CourseColumns.Prose, string.Join(" · ", Prose(service)));
    }

    /// <summary>What the dates of an offer inherit: everything but its own key and days.</summary>
    public IReadOnlyDictionary<Column, Cell> Inherited(CourseCells offer) => offer.Cells
        .Where(pair => pair.Key != CourseColumns.Key && pair.Key != CourseColumns.Number
            && pair.Key != CourseColumns.Begin && pair.Key != CourseColumns.End
            && pair.Key != CourseColumns.Deadline && pair.Key != CourseColumns.Booked)
        .ToDictionary();

    /// <summary>Weekdays and hours out of the remarks, always with a warning.</summary>
    public static void AddHours(CourseCells cells, Fields fields, bool isHeard)
    {
        if (fields.Text(CourseColumns.TimesInProse) is not { } prose || ProseTimes.Find(prose) is not { } found)
        {
            return;
        }

        cells.Set(CourseColumns.Days, found.Days).Set(CourseColumns.Hours, found.Hours);
        if (isHeard)
        {
            var plain = ProseTimes.Plain(prose);
            fields.Report(
                Remark.Warning("CM1331", plain.Length > 60 ? plain[..60] + "…" : plain, $"{found.Days} {found.Hours}"),
                CourseColumns.TimesInProse);
        }
    }

    /// <summary>Says how the number was read that may mean two things.</summary>
    public void Finish(FindingLog log)
    {
        if (askedMinimums > 0)
        {
            var column = minimumIsBooked ? CourseColumns.Booked : CourseColumns.Minimum;
            log.Add(Remark.Note("CM1330", askedMinimums, column.Name));
        }
    }

    private static string? Day(Node service, string path) => StampText.DayOrText(service.First(path)?.Text);

    private static string Classes(Node service, string[] codes) => string.Join(
        " · ", codes.Concat(service.Texts("SERVICE_CLASSIFICATION/FEATURE/FVALUE")));

    /// <summary>The level a vocational course leads to.</summary>
    private static string? TargetLevel(string[] classes)
    {
        var code = Array.Find(classes, one => one.StartsWith("MC 01 ", StringComparison.Ordinal));
        return code is { Length: 7 } && code[6] is >= '1' and <= '5' ? VocationalTargets[code[6] - '1'] : null;
    }

    private static string? Mode(Node service) => service
        .At("SERVICE_DETAILS/SERVICE_MODULE/EDUCATION/EXTENDED_INFO/INSTRUCTION_FORM").FirstOrDefault()
        ?.Attribute("type") switch
    {
        "4" or "5" or "201" or "202" or "203" or "204" or "205" or "206" or "401" or "402" or "403" => "online",
        "301" or "302" or "303" or "304" => "hybrid",
        _ => null,
    };

    private static IEnumerable<string> Prose(Node service) => service.Texts("SERVICE_DETAILS/DESCRIPTION_LONG")
        .Concat(service.Texts("SERVICE_DETAILS/KEYWORD"))
        .Concat(service.Texts("SERVICE_DETAILS/TARGET_GROUP/TARGET_GROUP_TEXT"))
        .Concat(service.Texts("SERVICE_DETAILS/TERMS_AND_CONDITIONS"));
}

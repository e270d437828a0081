using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Courses;

/// <summary>From the fields of any format to a course. What real exports get wrong is a warning here, so that they
/// import without hand work; only what leaves nothing usable is an error.</summary>
internal sealed class CourseMapping(SourceFile file)
{
    private static readonly PlaceColumns Place = new(
        CourseColumns.Street, CourseColumns.Postcode, CourseColumns.Town, CourseColumns.Latitude,
        CourseColumns.Longitude);

    private const int ExamplesShown = 5;

    private readonly Dictionary<string, int> linesByNumber = new(StringComparer.Ordinal);
    private readonly List<string> otherExamples = [];
    private int others;
    private int unitsCounted;
    private int webClosed;
    private int lessons;

    /// <summary>Whether a course is one of German, by its own kind, title or Fachbereich; nothing is
    /// reported.</summary>
    public bool IsGerman(Fields fields) => CourseTraits.KindOf(fields.Unheard()) != CourseKind.Other;

    /// <summary>Reads one course; null when it was left out or refused, with a finding that says why.</summary>
    /// <remarks>A college's whole catalogue holds two thousand courses of yoga and cooking beside twenty of German:
    /// what is odd about those is not said one by one, they are counted.</remarks>
    /// <param name="fields">Fields.</param>
    /// <param name="sessions">Sessions where the format lists them itself, otherwise empty.</param>
    public CourseRecord? Read(Fields fields, IReadOnlyList<Lesson> sessions)
    {
        var number = fields.Text(CourseColumns.Number, CourseColumns.Key);
        if (number is null)
        {
            fields.Report(Remark.Error("CM1301"), CourseColumns.Number);
            return null;
        }

        fields.Record = number;
        var key = fields.Text(CourseColumns.Key) ?? number;
        var kind = CourseTraits.KindOf(fields);
        if (kind == CourseKind.Other)
        {
            NoteOther(number);
            fields = fields.Unheard();
        }

        var title = fields.Text(
            CourseColumns.Title, CourseColumns.ShortTitle, CourseColumns.LongTitle, CourseColumns.Kind,
            CourseColumns.Department) ?? number;
        var modules = fields.ReadOr(CourseColumns.Modules, ModulesText.Near(file.Day), []);
        DaySpan? planned = modules.Count > 0 ? new DaySpan(modules[0].Days.First, modules[^1].Days.Last) : null;
        var calendar = CourseCalendar.Read(fields, sessions, planned, file.Day);
        if (calendar is not { } days || fields.HasError)
        {
            return null;
        }

        lessons += days.Lessons.Count;
        if (lessons > file.Options.LessonsMax)
        {
            fields.Report(Remark.Error("CM1328", file.Options.LessonsMax));
            return null;
        }

        modules = modules.Count > 0 ? modules : [OneModule(fields, kind, days.Days, days.Lessons)];
        var (minimum, seats, booked, reserved) = Numbers(fields);
        var mode = CourseTraits.ModeOf(fields);
        NoteWhatIsNotRead(fields, number, key);
        return fields.HasError ? null : new CourseRecord(
            key,
            number,
            title,
            kind,
            Site(fields, mode),
            modules,
            days.Lessons,
            seats,
            minimum,
            reserved,
            booked,
            CourseTraits.IsWomenOnly(fields, kind),
            CourseTraits.IsForParents(fields, kind),
            mode,
            CourseTraits.FundingOf(fields, kind),
            CourseTraits.StateOf(fields, days.Days, file.Day));
    }

    /// <summary>Findings about the file as a whole, after its last record.</summary>
    public void Finish()
    {
        if (others > 0)
        {
            file.Log.Add(Remark.Note("CM1312", others, string.Join(", ", otherExamples)));
        }

        if (unitsCounted > 0)
        {
            file.Log.Add(Remark.Note("CM1316", unitsCounted));
        }

        if (webClosed > 0)
        {
            file.Log.Add(Remark.Note("CM1320", webClosed));
        }
    }

    private CourseModule OneModule(
        Fields fields, CourseKind kind, DaySpan days, IReadOnlyList<Lesson> lessons)
    {
        var level = CourseTraits.LevelOf(fields, kind, file.Options.Law, days.First);
        if (fields.TryRead(CourseColumns.Units, GermanNumbers.Whole(1, 2_000).Softly(), out var units))
        {
            return new CourseModule(1, level, days, units);
        }

        units = lessons.Sum(CourseCalendar.UnitsOf);
        if (units > 0)
        {
            unitsCounted += kind == CourseKind.Other ? 0 : 1;
            return new CourseModule(1, level, days, units);
        }

        units = kind.IsIntegration() ? 100 : 0;
        fields.Report(Remark.Warning("CM1317", units), CourseColumns.Units);
        return new CourseModule(1, level, days, units);
    }

    private static (int Minimum, int Seats, int? Booked, int Reserved) Numbers(Fields fields)
    {
        var count = GermanNumbers.Whole(-1, 10_000).Softly();
        var minimum = Math.Max(0, fields.ReadOr(CourseColumns.Minimum, count, 0));
        var seats = Math.Max(0, fields.ReadOr(CourseColumns.Seats, count, 0));
        var reserved = Math.Max(0, fields.ReadOr(CourseColumns.Reserved, count, 0));
        var booked = fields.Read(CourseColumns.Booked, count);
        booked = booked < 0 ? null : booked;
        if (seats == 0)
        {
            fields.Report(Remark.Warning("CM1314"), CourseColumns.Seats);
        }
        else if (booked > seats)
        {
            fields.Report(Remark.Warning("CM1306", booked.Value, seats), CourseColumns.Booked);
        }

        if (seats > 0 && minimum > seats)
        {
            fields.Report(Remark.Warning("CM1315", minimum, seats), CourseColumns.Minimum);
        }

        return (minimum, seats, booked, reserved);
    }

    private static SiteRecord? Site(Fields fields, CourseMode mode)
    {
        var offers = SiteFields.Offers(fields, CourseColumns.StepFree, CourseColumns.Hearing, CourseColumns.Vision);
        var building = fields.Text(CourseColumns.Building, CourseColumns.Branch);
        var site = SiteFields.Site(fields, building, Place, offers);
        if (mode == CourseMode.Online)
        {
            // "Online" or the name of a platform in the place's column is no place.
            return site?.Address is { Street: null, Postcode: null } ? null : site;
        }

        if (site is null)
        {
            fields.Report(Remark.Warning("CM1322"), CourseColumns.Building);
        }

        return site;
    }

    private void NoteOther(string number)
    {
        others++;
        if (otherExamples.Count < ExamplesShown)
        {
            otherExamples.Add(number);
        }
    }

    private void NoteWhatIsNotRead(Fields fields, string number, string key)
    {
        if (!linesByNumber.TryAdd(number, fields.Line) && key != number)
        {
            fields.Report(Remark.Warning("CM1318", number, linesByNumber[number]), CourseColumns.Number);
        }

        if (fields.Text(CourseColumns.WebClosed) is { } web && web.StartsWith('W'))
        {
            webClosed++;
        }

        if (fields.TryRead(CourseColumns.Deadline, GermanDates.Near(file.Day).Softly(), out var deadline)
            && deadline < file.Day)
        {
            fields.Report(Remark.Warning("CM1321", deadline), CourseColumns.Deadline);
        }

        if (CareWords.Find(fields.Text(CourseColumns.Prose)) is { } words)
        {
            fields.Report(Remark.Warning("CM1335", words), CourseColumns.Prose);
        }
        else if (CourseTraits.NamesCare(fields))
        {
            fields.Report(Remark.Note("CM1319"), CourseColumns.Care);
        }
    }
}

using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Courses;

/// <summary>What has to be read between the lines of a course: kind, level, target group, mode, payer, state.</summary>
internal static class CourseTraits
{
    private static readonly Column[] Titles = [CourseColumns.Title, CourseColumns.ShortTitle, CourseColumns.LongTitle];

    /// <summary>The kind from its own column, else from titles and Fachbereich.</summary>
    public static CourseKind KindOf(Fields fields)
    {
        if (fields.TryRead(CourseColumns.Kind, CourseKindText.Read, out var stated))
        {
            return stated;
        }

        var kind = CourseKindText.Find(
            out var remark,
            fields.Text(CourseColumns.Title),
            fields.Text(CourseColumns.ShortTitle),
            fields.Text(CourseColumns.LongTitle),
            fields.Text(CourseColumns.Department));
        if (remark is not null)
        {
            fields.Report(remark, CourseColumns.Title);
        }

        return kind ?? CourseKind.Other;
    }

    /// <summary>The level from its own column, else from the titles; where none is named, the one at which such courses
    /// begin, with a warning. Literacy courses stand before A1 unless the number of their module says otherwise.
    /// </summary>
    public static Level LevelOf(Fields fields, CourseKind kind, LegalLimits law, DateOnly start)
    {
        Level? OfModule(int number) => LevelText.OfModule(law, kind, number, start);

        var titles = Titles.Select(column => fields.Text(column)).OfType<string>();
        if (kind == CourseKind.IntegrationLiteracy)
        {
            return titles.Prepend(fields.Text(CourseColumns.Level) ?? "").Select(LevelText.ModuleNumber)
                .OfType<int>().Select(OfModule).FirstOrDefault(level => level is not null) ?? Level.BeforeA1;
        }

        var stated = fields.Read(CourseColumns.Level, LevelText.Read(OfModule));
        var named = titles.Select(title => LevelText.Find(title, OfModule)).OfType<Level>().ToArray();
        if (stated is null && named.Distinct().Count() > 1)
        {
            var (one, other) = (named[0], named.First(level => level != named[0]));
            fields.Report(Remark.Warning("CM1311", one.ToString(), other.ToString()), CourseColumns.Title);
        }

        if (stated is not null || named.Length > 0)
        {
            return stated ?? named[0];
        }

        var (usual, hasLevel) = kind switch
        {
            CourseKind.Vocational => (new Level(7), true),
            CourseKind.IntegrationSecondScript or CourseKind.IntegrationLowLiteracy => (Level.BeforeA1, true),
            CourseKind.Orientation or CourseKind.LowThresholdWomen or CourseKind.Volunteer or CourseKind.Other =>
                (Level.BeforeA1, false),
            _ => (new Level(1), true),
        };
        if (hasLevel)
        {
            fields.Report(Remark.Warning("CM1310", usual.ToString()), CourseColumns.Level);
        }

        return usual;
    }

    /// <summary>Women only: by its own column, else by kind or title.</summary>
    public static bool IsWomenOnly(Fields fields, CourseKind kind) =>
        IsFor(
            fields, CourseColumns.WomenOnly, kind is CourseKind.IntegrationWomen or CourseKind.LowThresholdWomen,
            " fuer frauen ", " nur frauen ", " frauenkurs", " frauenintegrations", " frauen integrations");

    /// <summary>Parents only: by its own column, else by kind or title.</summary>
    public static bool IsForParents(Fields fields, CourseKind kind) =>
        IsFor(
            fields, CourseColumns.ParentsOnly, kind == CourseKind.IntegrationParents,
            " fuer eltern ", " nur eltern ", " elternkurs", " elternintegrations", " eltern integrations",
            " fuer muetter ", " mama lernt deutsch");

    /// <summary>The course speaks of childcare.</summary>
    public static bool NamesCare(Fields fields) =>
        fields.Text(CourseColumns.Care) is { } care && YesNo.Read(care) is not { IsUnderstood: true, Value: false }
        || Titles.Any(column => fields.Text(column) is { } title
            && (title.Contains("Kinderbe", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The mode from its own column, else from place and title.</summary>
    public static CourseMode ModeOf(Fields fields)
    {
        if (fields.HasColumn(CourseColumns.Mode))
        {
            return fields.ReadOr(CourseColumns.Mode, CourseWords.Modes.Or(CourseMode.OnSite), CourseMode.OnSite);
        }

        var words = WordText.Of(string.Join(
            ' ',
            fields.Text(CourseColumns.Title),
            fields.Text(CourseColumns.Building),
            fields.Text(CourseColumns.Town)));
        return words.Contains(" hybrid", StringComparison.Ordinal) ? CourseMode.Hybrid
            : words.Contains(" online", StringComparison.Ordinal)
              || words.Contains(" virtuell", StringComparison.Ordinal)
              || words.Contains(" vhs cloud", StringComparison.Ordinal) ? CourseMode.Online
            : CourseMode.OnSite;
    }

    /// <summary>Who pays: by its own column, else who pays such courses by law.</summary>
    public static Funding FundingOf(Fields fields, CourseKind kind)
    {
        var usual = kind switch
        {
            CourseKind.Municipal => Funding.Municipality,
            CourseKind.Volunteer => Funding.Unpaid,
            CourseKind.Other => Funding.SelfPaid,
            _ => Funding.Federal,
        };
        return fields.ReadOr(CourseColumns.Funding, CourseWords.Payers.Or(usual), usual);
    }

    /// <summary>Where the course stands: what the list says, else what its days say.</summary>
    public static CourseState StateOf(Fields fields, DaySpan days, DateOnly day)
    {
        if (fields.ReadOr(CourseColumns.Cancelled, YesNo.Read, false))
        {
            return CourseState.Cancelled;
        }

        var stated = fields.ReadOr(
            CourseColumns.State, CourseWords.States.Or(CourseState.Planned), CourseState.Planned);
        return stated switch
        {
            CourseState.Cancelled => CourseState.Cancelled,
            _ when days.Last < day => CourseState.Finished,
            CourseState.Planned when days.First <= day => CourseState.Running,
            _ => stated,
        };
    }

    private static bool IsFor(Fields fields, Column column, bool byKind, params string[] words)
    {
        if (fields.TryRead(column, YesNo.Read, out var stated))
        {
            return stated;
        }

        if (byKind)
        {
            return true;
        }

        var named = Titles.FirstOrDefault(title => fields.Text(title) is { } text
            && words.Any(word => WordText.Of(text).Contains(word, StringComparison.Ordinal)));
        if (named is not null)
        {
            fields.Report(Remark.Note("CM1325", column.Name), named);
        }

        return named is not null;
    }
}

using System.Globalization;
using CourseMatch.Application.Calendar;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>One cell of a week: its sentence and how full it is drawn.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Fill">Class that draws it: <c>full</c>, <c>half</c> or <c>none</c>; the text says the same.</param>
internal sealed record WeekCell(string Text, string Fill);

/// <summary>A week as a table: hours down, days across.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Days">Names of the days.</param>
/// <param name="Rows">Hours, each with one cell a day.</param>
internal sealed record WeekTable(
    string Caption, IReadOnlyList<string> Days, IReadOnlyList<(string Hour, IReadOnlyList<WeekCell> Cells)> Rows)
{
    /// <summary>Days, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> DaysInOrder { get; } =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
        DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>Names of the days in the reader's language.</summary>
    public static IReadOnlyList<string> NamesOf(Voice voice) =>
        [.. DaysInOrder.Select(day => voice.Culture.DateTimeFormat.GetAbbreviatedDayName(day))];

    /// <summary>When somebody can be in class.</summary>
    public static WeekTable Of(Availability availability, string caption, Voice voice) => new(
        caption,
        NamesOf(voice),
        [
            .. Enumerable.Range(7, 15).Select(hour => (
                HourOf(hour),
                (IReadOnlyList<WeekCell>)
                [
                    .. DaysInOrder.Select(day => CellOf(
                        QuartersOf(availability.EvenWeeks, day, hour),
                        QuartersOf(availability.OddWeeks, day, hour),
                        voice)),
                ])),
        ]);

    /// <summary>Name of an hour: 08–09.</summary>
    public static string HourOf(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}–{hour + 1:00}");

    private static WeekCell CellOf(int even, int odd, Voice voice) => (even, odd) switch
    {
        (0, 0) => new WeekCell(voice.Say("Week.Busy"), "none"),
        (4, 4) => new WeekCell(voice.Say("Week.Free"), "full"),
        (4, 0) => new WeekCell(voice.Say("Week.Even"), "half"),
        (0, 4) => new WeekCell(voice.Say("Week.Odd"), "half"),
        _ => new WeekCell(voice.Say("Week.Partly"), "half"),
    };

    private static int QuartersOf(WeekGrid week, DayOfWeek day, int hour)
    {
        var first = (((int)day + 6) % 7 * WeekGrid.QuartersPerDay) + (hour * 4);
        return Enumerable.Range(first, 4).Count(quarter => week[quarter]);
    }
}

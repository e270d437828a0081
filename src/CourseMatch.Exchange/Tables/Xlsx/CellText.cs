using System.Globalization;

namespace CourseMatch.Exchange.Tables.Xlsx;

/// <summary>The value of a spreadsheet's cell as the text a person would have typed: the same parsers read it as in a
/// CSV file.</summary>
internal static class CellText
{
    /// <summary>Days before this one are times without a day.</summary>
    private static readonly DateTime FirstDay = new(1900, 1, 1);

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text.Trim().TrimStart('\uFEFF').Replace("_x000D_", "", StringComparison.Ordinal),
        bool isTrue => isTrue ? "ja" : "nein",
        DateTime moment => Of(moment),
        TimeSpan time => $"{(int)time.TotalHours:00}:{time.Minutes:00}",
        double number => Of(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Of(DateTime moment)
    {
        // Times of day come out of a fraction of a day and may lie some milliseconds off.
        var rounded = moment.AddSeconds(moment.Second >= 30 ? 60 - moment.Second : -moment.Second)
            .AddMilliseconds(-moment.Millisecond);
        return rounded < FirstDay ? rounded.ToString("HH:mm", CultureInfo.InvariantCulture)
            : rounded.TimeOfDay == TimeSpan.Zero ? rounded.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
            : rounded.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Of(double number) =>
        Math.Abs(number) < 1e15 && number == Math.Truncate(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : number.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',');
}

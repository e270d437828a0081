using System.Globalization;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Cells of lists, and how they read as text.</summary>
internal static class SheetCell
{
    /// <summary>A column of the vocabulary.</summary>
    public static (string Header, Func<T, object?> Cell) Of<T>(Column column, Func<T, object?> cell) =>
        (column.Name, cell);

    /// <summary>The cell as people in Germany write it.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateOnly day => Day(day)!,
        TimeOnly time => Time(time)!,
        bool value => YesNo(value),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ','),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot hold {cell.GetType()}."),
    };

    public static string? Day(DateOnly? day) => day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string YesNo(bool value) => value ? "ja" : "nein";
}

using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Tables.Xlsx;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>What a table is written as: separated values or a spreadsheet.</summary>
/// <param name="Name">Name kept with the import.</param>
/// <param name="Recognises">Whether a file is one.</param>
/// <param name="Open">Opens it as a list of a subject; null, with a finding, when it cannot be read.</param>
internal sealed record TableKind(
    string Name, Func<SourceFile, bool> Recognises, Func<SourceFile, ImportSubject, Table?> Open)
{
    public static TableKind Csv { get; } = new(
        "csv",
        file => !file.IsXml && !file.IsJson && !file.Text.IsZip && !file.IsCalendar,
        (file, _) => new Table(file, new CsvRows(file)));

    public static TableKind Xlsx { get; } = new(
        "xlsx",
        file => file.Text.IsZip,
        (file, subject) => Workbook.Open(file)?.Find(subject));
}

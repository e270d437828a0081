using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables;

/// <summary>A table of any kind: header row and columns found by themselves.</summary>
/// <remarks>The header row is the first of the first thirty rows in which most columns are known, at least two; titles
/// and dates above it are skipped.</remarks>
internal sealed class Table : IDisposable
{
    private const int HeaderRowsSearched = 30;
    private const int HeadersListed = 50;

    private readonly SourceFile file;
    private readonly IRows rows;
    private readonly List<(int Line, List<string> Cells)> head = [];
    private IReadOnlyList<string> headers = [];
    private Column?[] columns = [];
    private int headerLine;

    /// <param name="file">The file, whose log is written to.</param>
    /// <param name="rows">Its rows; disposed of with the table.</param>
    public Table(SourceFile file, IRows rows)
    {
        this.file = file;
        this.rows = rows;
        while (head.Count < HeaderRowsSearched && rows.Read() is { } row)
        {
            head.Add(row);
        }
    }

    /// <summary>Columns of the vocabulary that the header row names.</summary>
    public IReadOnlyList<Column> Found => [.. columns.OfType<Column>()];

    /// <summary>Up to the first thirty rows, as long as nothing was read below the header.</summary>
    public IReadOnlyList<(int Line, List<string> Cells)> Head => head;

    /// <summary>How many columns of a vocabulary the best header row names.</summary>
    public int Match(ColumnSet set) =>
        head.Count == 0 ? 0 : head.Max(row => row.Cells.Count(cell => set.Find(cell) is not null));

    /// <summary>Whether the best header row names everything a vocabulary requires.</summary>
    public bool CanOpen(ColumnSet set) =>
        Match(set) >= 2 && set.Required.All(either => either.Any(column => Names(set, column)));

    /// <summary>Whether the best header row of a vocabulary names one column.</summary>
    public bool Names(ColumnSet set, Column column) =>
        Match(set) > 0 && head[HeaderOf(set)].Cells.Exists(cell => set.Find(cell) == column);

    /// <summary>Finds the header row of a vocabulary; false, with a finding, when there is none.</summary>
    public bool TryOpen(ColumnSet set)
    {
        var best = Match(set);
        if (best >= 2)
        {
            var index = HeaderOf(set);
            headers = head[index].Cells;
            headerLine = head[index].Line;
            columns = [.. headers.Select(set.Find)];
            ReportHeaders(set);
            head.RemoveRange(0, index + 1);
        }

        var missing = set.Required.Where(either => !either.Any(Found.Contains)).ToArray();
        if (best >= 2 && missing.Length == 0)
        {
            return true;
        }

        if (!file.Text.IsRefused && file.Log.Errors == 0)
        {
            file.Log.Add(
                best >= 2 ? new FindingPlace(headerLine, null) : null,
                Remark.Error(
                    best >= 2 ? "CM1102" : "CM1101",
                    best >= 2 ? Names(missing) : Names(set.Required),
                    best >= 2 ? string.Join(", ", Found.Select(column => column.Name)) : FirstCells()));
        }

        return false;
    }

    /// <summary>The rows below the header, empty ones left out.</summary>
    public IEnumerable<Fields> Rows()
    {
        foreach (var row in head)
        {
            if (FieldsOf(row) is { } fields)
            {
                yield return fields;
            }
        }

        head.Clear();
        while (rows.Read() is { } row)
        {
            if (FieldsOf(row) is { } fields)
            {
                yield return fields;
            }
        }
    }

    public void Dispose() => rows.Dispose();

    /// <summary>Index in <see cref="Head"/> of the best header row of a vocabulary.</summary>
    public int HeaderOf(ColumnSet set)
    {
        var best = Match(set);
        return head.FindIndex(row => row.Cells.Count(cell => set.Find(cell) is not null) == best);
    }

    private Fields? FieldsOf((int Line, List<string> Cells) row)
    {
        var (line, cells) = row;
        if (cells.TrueForAll(string.IsNullOrEmpty))
        {
            return null;
        }

        var byColumn = new Dictionary<Column, Cell>();
        var fields = new Fields(file.Log, line, byColumn);
        for (var index = 0; index < cells.Count; index++)
        {
            var label = index < headers.Count && headers[index].Length > 0 ? headers[index] : $"{index + 1}";
            var column = index < columns.Length ? columns[index] : null;
            var text = CellGuard.Clean(cells[index], file.Options.CellCharsMax, rows.MayRunText, out var remark);
            if (column is not null && !byColumn.ContainsKey(column))
            {
                byColumn.Add(column, new Cell(text, line, label));
            }

            if (remark is not null)
            {
                fields.Report(remark, new Column(label), new Cell(text, line, label));
            }
        }

        if (cells.Count > headers.Count && cells.Skip(headers.Count).Any(cell => cell.Length > 0))
        {
            fields.Report(Remark.Error("CM1106", cells.Count, headers.Count));
        }

        return fields;
    }

    private void ReportHeaders(ColumnSet set)
    {
        var place = new FindingPlace(headerLine, null);
        var twice = Found.GroupBy(column => column).Where(group => group.Count() > 1).Select(group => group.Key.Name);
        foreach (var name in twice)
        {
            file.Log.Add(place with { Column = name }, Remark.Warning("CM1103", name));
        }

        ReportMapping(set, place);
        var unknown = headers.Where((header, index) => header.Length > 0 && columns[index] is null).ToArray();
        var personal = unknown.Where(set.IsPersonal).ToArray();
        if (personal.Length > 0)
        {
            file.Log.Add(place, Remark.Note("CM1105", Listed(personal)));
        }

        var others = unknown.Except(personal).Where(header => !set.IsUnused(header)).ToArray();
        if (others.Length > 0)
        {
            file.Log.Add(place, Remark.Note("CM1104", Listed(others)));
        }
    }

    /// <summary>Says which columns a mapping made by hand decided, and which of its headers are not there.</summary>
    private void ReportMapping(ColumnSet set, FindingPlace place)
    {
        if (set.ByHand.Count == 0)
        {
            return;
        }

        var found = headers.Select(Column.KeyOf).ToHashSet();
        var missing = set.ByHand.Where(header => !found.Contains(Column.KeyOf(header))).ToArray();
        if (missing.Length > 0)
        {
            file.Log.Add(place, Remark.Warning("CM1115", string.Join(", ", missing.Take(20).Select(Shortened))));
        }

        var read = headers.Where(header => set.IsByHand(header) && set.Find(header) is not null).ToArray();
        if (read.Length > 0)
        {
            var pairs = read.Take(20).Select(header => $"{Shortened(header)} = {set.Find(header)}");
            file.Log.Add(place, Remark.Note("CM1114", read.Length, string.Join(", ", pairs)));
        }
    }

    private static string Listed(IReadOnlyList<string> headers) => string.Join(
        ", ", headers.Take(HeadersListed).Select(Shortened).Concat(headers.Count > HeadersListed ? ["…"] : []));

    private string FirstCells() =>
        head.Count == 0 ? "" : string.Join(", ", head.MaxBy(row => row.Cells.Count).Cells.Take(12).Select(Shortened));

    private static string Shortened(string cell) => cell.Length > 40 ? cell[..40] + "…" : cell;

    private static string Names(IEnumerable<IReadOnlyList<Column>> required) =>
        string.Join(", ", required.Select(either => string.Join(" / ", either.Select(column => column.Name))));
}

using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Trees;

namespace CourseMatch.Exchange.Catalogues;

/// <summary>The fields of one course of a catalogue, collected from its elements.</summary>
internal sealed class CourseCells(Node record)
{
    private readonly Dictionary<Column, Cell> cells = [];

    /// <summary>Sets a column from the first element at the end of a path that says something.</summary>
    public CourseCells Take(Column column, string path) => Take(column, record, path);

    /// <summary>Sets a column from an element of another part of the record.</summary>
    public CourseCells Take(Column column, Node? from, string path)
    {
        if (from?.First(path) is { } node)
        {
            Set(column, node.Text, node.Line, node.Name);
        }

        return this;
    }

    /// <summary>Sets a column from a text that was put together, unless it is empty or the column is set.</summary>
    public CourseCells Set(Column column, string? text, int? line = null, string? label = null)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            cells.TryAdd(column, new Cell(text, line ?? record.Line, label ?? column.Name));
        }

        return this;
    }

    /// <summary>What is set so far.</summary>
    public IReadOnlyDictionary<Column, Cell> Cells => cells;

    /// <summary>Takes over what another course says where this one says nothing.</summary>
    public CourseCells Inherit(IReadOnlyDictionary<Column, Cell> parent)
    {
        foreach (var (column, cell) in parent)
        {
            cells.TryAdd(column, cell);
        }

        return this;
    }

    public Fields Fields(FindingLog log) => new(log, record.Line, cells);
}

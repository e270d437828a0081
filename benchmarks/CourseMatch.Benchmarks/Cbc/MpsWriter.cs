using System.Globalization;
using CourseMatch.Solving.CpSat.Modelling;

namespace CourseMatch.Benchmarks.Cbc;

/// <summary>Rows as a free-format MPS file, made small (gains change their sign), written as a stream.</summary>
internal static class MpsWriter
{
    /// <summary>Writes column by column, as the format wants; a row with two limits is written as two rows.</summary>
    public static void Write(AllocationRows rows, TextWriter text)
    {
        text.Write("NAME ALLOCATION FREE\nROWS\n N points\n");
        for (var row = 0; row < rows.RowCount; row++)
        {
            Line(text, rows.Upper[row] != AllocationRows.NoUpper, $" L u{row}\n");
            Line(text, rows.Lower[row] != AllocationRows.NoLower, $" G l{row}\n");
        }

        text.Write("COLUMNS\n M1 'MARKER' 'INTORG'\n");
        WriteColumns(rows, text);
        text.Write(" M2 'MARKER' 'INTEND'\nRHS\n");
        for (var row = 0; row < rows.RowCount; row++)
        {
            Line(text, rows.Upper[row] is not (AllocationRows.NoUpper or 0), $" RHS u{row} {rows.Upper[row]}\n");
            Line(text, rows.Lower[row] is not (AllocationRows.NoLower or 0), $" RHS l{row} {rows.Lower[row]}\n");
        }

        text.Write("BOUNDS\n");
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            Line(text, true, $" BV BND c{column}\n");
        }

        text.Write("ENDATA\n");
    }

    private static void WriteColumns(AllocationRows rows, TextWriter text)
    {
        var (start, row, weight) = ByColumn(rows);
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            Line(text, true, $" c{column} points {-rows.Gain[column]}\n");
            for (var entry = start[column]; entry < start[column + 1]; entry++)
            {
                var (index, units) = (row[entry], weight[entry]);
                Line(text, rows.Upper[index] != AllocationRows.NoUpper, $" c{column} u{index} {units}\n");
                Line(text, rows.Lower[index] != AllocationRows.NoLower, $" c{column} l{index} {units}\n");
            }
        }
    }

    private static (int[] Start, int[] Row, int[] Weight) ByColumn(AllocationRows rows)
    {
        var start = new int[rows.ColumnCount + 1];
        foreach (var column in rows.RowColumn)
        {
            start[column + 1]++;
        }

        for (var column = 0; column < rows.ColumnCount; column++)
        {
            start[column + 1] += start[column];
        }

        var next = start[..^1];
        var row = new int[rows.RowColumn.Length];
        var weight = new int[rows.RowColumn.Length];
        for (var index = 0; index < rows.RowCount; index++)
        {
            for (var entry = rows.RowStart[index]; entry < rows.RowStart[index + 1]; entry++)
            {
                var place = next[rows.RowColumn[entry]]++;
                (row[place], weight[place]) = (index, rows.RowWeight[entry]);
            }
        }

        return (start, row, weight);
    }

    private static void Line(TextWriter text, bool isWanted, FormattableString line)
    {
        if (isWanted)
        {
            text.Write(line.ToString(CultureInfo.InvariantCulture));
        }
    }
}

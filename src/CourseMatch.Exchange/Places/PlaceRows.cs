using System.Text;
using CourseMatch.Application.Findings;
using CsvHelper;

namespace CourseMatch.Exchange.Places;

/// <summary>Rows of a table of places, bounded; the delimiter is told by the first line.</summary>
internal static class PlaceRows
{
    /// <summary>More than any country has postcodes times places, or a county has ways.</summary>
    private const int RowsMax = 2_000_000;

    private const int RecordCharsMax = 20_000;
    private const int BytesMax = 200_000_000;

    /// <summary>Reads all rows with their 1-based lines; faults go into the findings.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Read(
        Stream stream, List<Finding> findings, CancellationToken cancellationToken)
    {
        if (stream.CanSeek && stream.Length > BytesMax)
        {
            findings.Add(Finding.Of("CM1002", Severity.Error, BytesMax / 1_000_000));
            yield break;
        }

        var delimiter = Delimiter(stream);
        using var text = new StreamReader(stream, Encoding.UTF8, true, leaveOpen: true);
        using var reader = CsvReader.Create(
            text,
            CsvReaderOptions.Default with
            {
                Separator = delimiter,
                HasHeader = false,
                SkipEmptyLines = true,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MaxRecordSize = RecordCharsMax,
            });
        var rows = 0;
        while (TryRead(reader, findings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++rows > RowsMax)
            {
                findings.Add(Finding.Of("CM1013", Severity.Error, RowsMax));
                break;
            }

            var fields = new string[reader.FieldCount];
            for (var index = 0; index < fields.Length; index++)
            {
                fields[index] = reader.GetString(index);
            }

            yield return ((int)reader.LineNumber, fields);
        }

        if (rows == 0 && findings.Count == 0)
        {
            findings.Add(Finding.Of("CM1001", Severity.Error));
        }
    }

    private static bool TryRead(CsvReader reader, List<Finding> findings)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException fault)
        {
            findings.Add(Finding.At(
                new FindingPlace((int)fault.LineNumber, null), "CM1003", Severity.Error, RecordCharsMax));
            return false;
        }
    }

    /// <summary>The delimiter of which the first four kilobytes hold most before the first line ends.</summary>
    private static char Delimiter(Stream stream)
    {
        if (!stream.CanSeek)
        {
            return ',';
        }

        var buffer = new byte[4096];
        var at = stream.Position;
        var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        stream.Position = at;
        var line = Encoding.UTF8.GetString(buffer, 0, count).Split('\n')[0];
        return new[] { '\t', ';', ',' }.MaxBy(one => line.Split(one).Length);
    }
}

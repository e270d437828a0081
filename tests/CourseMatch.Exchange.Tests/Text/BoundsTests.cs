using System.Security.Cryptography;
using System.Text;
using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Tests.Text;

/// <summary>Files that are too big, endless or no text at all: a sentence, bounded memory, nothing imported.</summary>
public class BoundsTests
{
    private const long Megabyte = 1L << 20;

    private static readonly byte[] Header = Encoding.ASCII.GetBytes("Kursnummer;Titel;Beginn\n");

    /// <summary>Goal: 200 MB of one line cost no memory worth speaking of. Method: a stream that makes its bytes up,
    /// and all bytes allocated while reading counted, freed or not.</summary>
    [Theory]
    [InlineData("", "CM1003")]
    [InlineData("Kursnummer;Titel;Beginn\n", "CM1003")]
    [InlineData("Kursnummer;Titel;Beginn\n1;\"", "CM1003")]
    [InlineData("<kurse><kurs><knr>", "CM1003")]
    [InlineData("<kurse><kurs knr=\"", "CM1003")]
    [InlineData("<", "CM1010")]
    public void Two_hundred_megabytes_of_one_line_are_refused_in_little_memory(string start, string code)
    {
        var stream = new EndlessLine(Encoding.ASCII.GetBytes(start), 200 * Megabyte);
        CourseFiles.Read(new MemoryStream(Header), Read.Day, ReadingOptions.Default);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = CourseFiles.Read(stream, Read.Day, ReadingOptions.Default);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal([code], reading.Errors().Select(error => error[..6]));
        Assert.Empty(reading.Records);
        Assert.Equal(200 * Megabyte, stream.Position);
        Assert.InRange(allocated, 0, 40 * Megabyte);
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void A_row_of_nothing_but_separators_is_refused(char separator) => Assert.Equal(
        ["CM1118"],
        Read.Courses($"Kursnummer{separator}Titel{separator}Beginn\n{new string(separator, 500_000)}\n").Errors()
            .Select(error => error[..6]));

    /// <summary>A quote that is never closed swallows line after line, each of them short.</summary>
    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_the_file()
    {
        var lines = new StringBuilder("Kursnummer;Titel;Beginn\n1;\"Kurs;11.01.2027\n");
        for (var line = 0; line < 100_000; line++)
        {
            lines.Append("Zeile ohne Ende und ohne Anfang;;\n");
        }

        var reading = Read.Courses(lines.ToString());

        var error = Assert.Single(reading.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("CM1108", 2), (error.Code, error.Place!.Line));
    }

    [Fact]
    public void A_short_file_with_an_open_quote_is_refused_too() =>
        Assert.Equal(
            ["CM1108"],
            Read.Courses("Kursnummer;Titel;Beginn\n1;\"Integrationskurs A1.1;11.01.2027\n").Errors()
                .Select(error => error[..6]));

    [Fact]
    public void A_file_beyond_the_limit_is_refused_and_not_read_to_its_end()
    {
        var stream = new EndlessLine([], 300 * Megabyte, lineLength: 80);
        var reading = CourseFiles.Read(
            stream, Read.Day, ReadingOptions.Default with { BytesMax = 2 * Megabyte });

        Assert.Contains("CM1002", reading.Codes());
        Assert.InRange(stream.Position, 0, 3 * Megabyte);
    }

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("{\\rtf1", "RTF")]
    public void What_is_no_text_is_called_by_its_name(string content, string name)
    {
        var finding = Assert.Single(Read.Courses(content).Findings);
        Assert.Equal(("CM1004", Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains(name, finding.Values[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_zero_are_no_text() =>
        Assert.Contains("CM1004", Read.Courses("Kursnummer;Titel;Beginn\nA\0B;x;y\n").Codes());

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string content) => Assert.Equal(["CM1001"], Read.Courses(content).Codes());

    [Theory]
    [InlineData("{\"kurse\":{}}")]
    [InlineData("<html></html>")]
    public void A_format_we_do_not_read_yet_is_named(string content) =>
        Assert.Equal(["CM1010"], Read.Courses(content).Codes());

    [Fact]
    public void The_hash_is_that_of_the_whole_file_even_when_reading_stopped_early()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("\0\0\0"), .. new byte[200_000]];

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Read.Courses(bytes).FileHash);
    }

    [Fact]
    public void More_rows_than_allowed_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(row => $"{row};Integrationskurs A1;11.01.2027\n"));
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn\n" + rows, ReadingOptions.Default with { RowsMax = 10 });

        Assert.Equal(["CM1013"], reading.Errors().Select(error => error[..6]));
    }

    [Fact]
    public void Findings_beyond_the_limit_are_counted_and_keep_their_weight()
    {
        var rows = string.Concat(Enumerable.Range(1, 50).Select(row => $"{row};Integrationskurs A1;31.02.2027\n"));
        var reading = Read.Courses(
            "Kursnummer;Titel;Beginn\n" + rows, ReadingOptions.Default with { FindingsMax = 20 });

        var last = reading.Findings[^1];
        Assert.Equal(("CM1011", Severity.Error), (last.Code, last.Severity));
        Assert.Equal(21, reading.Findings.Count);
        Assert.Equal(50, reading.Rejected);
    }

    [Fact]
    public void Reading_can_be_given_up()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var stream = new EndlessLine([], 50 * Megabyte, lineLength: 80);

        Assert.Throws<OperationCanceledException>(
            () => CourseFiles.Read(stream, Read.Day, ReadingOptions.Default, source.Token));
    }

    /// <summary>Bytes made up while they are read: a beginning, then the same letter, with a line break now and then or
    /// never.</summary>
    private sealed class EndlessLine(byte[] start, long length, int lineLength = int.MaxValue) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - position);
            buffer[..count].Fill((byte)'a');
            for (var index = lineLength - 1 - position % lineLength; index < count; index += lineLength)
            {
                buffer[(int)index] = (byte)'\n';
            }

            for (var index = 0; position + index < start.Length && index < count; index++)
            {
                buffer[index] = start[position + index];
            }

            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

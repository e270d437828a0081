using CourseMatch.Store.Migrations;

namespace CourseMatch.Store.Tests.Migrations;

public sealed class MigrationTests
{
    [Fact]
    public void Line_ends_and_byte_order_mark_do_not_change_the_checksum()
    {
        var unix = Migration.Read("0001_a.sql", "select 1;\nselect 2;\n");
        var windows = Migration.Read("0001_a.sql", "\uFEFFselect 1;\r\nselect 2;\r\n");
        var other = Migration.Read("0001_a.sql", "select 1;\n\nselect 2;\n");

        Assert.Equal(unix.Checksum, windows.Checksum);
        Assert.NotEqual(unix.Checksum, other.Checksum);
    }

    [Theory]
    [InlineData("1_short.sql")]
    [InlineData("0001-dash.sql")]
    [InlineData("0001_Upper.sql")]
    [InlineData("0001_.sql")]
    [InlineData("0001_what.txt")]
    public void A_file_name_of_another_form_is_refused(string fileName)
    {
        Assert.Throws<ArgumentException>(() => Migration.Read(fileName, string.Empty));
    }

    [Theory]
    [InlineData("0001_a.sql", "0003_c.sql")]
    [InlineData("0001_a.sql", "0001_b.sql")]
    [InlineData("0002_b.sql", "0003_c.sql")]
    public void Numbers_with_gaps_or_doubles_are_refused(string one, string other)
    {
        Assert.Throws<ArgumentException>(() =>
            Migration.InOrder([Migration.Read(one, "select 1"), Migration.Read(other, "select 1")]));
    }

    [Fact]
    public void The_program_brings_its_own_migrations()
    {
        Assert.Equal("0001_foundation", Migration.Embedded[0].Name);
        Assert.Contains("create table municipality", Migration.Embedded[0].Sql, StringComparison.Ordinal);
    }
}

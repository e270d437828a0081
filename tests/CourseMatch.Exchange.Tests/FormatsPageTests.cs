using CourseMatch.Exchange.Care;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Tests;

/// <summary>docs/formats.md names every column and every header for it; whoever adds one writes it down.</summary>
public class FormatsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Read.Root, "docs", "formats.md"));

    [Fact]
    public void Every_column_of_a_list_is_documented_with_all_its_headers()
    {
        var repeated = NewcomerColumns.Vocational.All.Concat(NewcomerColumns.Second.All);
        var plain = CourseColumns.All.Columns.Concat(CareColumns.All.Columns)
            .Concat(NewcomerColumns.All.Columns.Except(repeated));
        foreach (var column in plain)
        {
            Assert.Contains(RowOf(column), Page, StringComparison.Ordinal);
            Assert.Contains(
                $"| {string.Join(", ", column.Synonyms.Split('|', StringSplitOptions.RemoveEmptyEntries))} |",
                Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_column_that_nobody_documented_would_be_found() =>
        Assert.DoesNotContain(RowOf(new Column("Mondphase")), Page, StringComparison.Ordinal);

    [Fact]
    public void The_other_sets_of_entitlements_have_the_same_columns_with_a_word_before_or_behind()
    {
        Assert.Equal(
            NewcomerColumns.First.All.Select(column => "BSK " + column.Name),
            NewcomerColumns.Vocational.All.Select(column => column.Name));
        Assert.Equal(
            NewcomerColumns.First.All.Select(column => column.Name + " 2"),
            NewcomerColumns.Second.All.Select(column => column.Name));
    }

    private static string RowOf(Column column) => $"\n| {column.Name} | ";
}

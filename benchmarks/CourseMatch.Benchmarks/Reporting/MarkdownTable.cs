using System.Text;

namespace CourseMatch.Benchmarks.Reporting;

/// <summary>A table of Markdown, built row by row.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder text = new();

    public MarkdownTable(params string[] heads)
    {
        Row(heads);
        Row([.. heads.Select((_, index) => index == 0 ? "---" : "---:")]);
    }

    public void Row(params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    public override string ToString() => text.ToString();
}

using System.Collections.Immutable;

namespace CourseMatch.Solving.Problems;

/// <summary>Lists of (applicant, local option) pairs being collected, before global option indices are known.</summary>
internal sealed class OptionLists
{
    private readonly List<int> ends = [];
    private readonly List<(int Applicant, int Option)> members = [];

    public void Add(ReadOnlySpan<(int Applicant, int Option)> options)
    {
        members.AddRange(options);
        ends.Add(members.Count);
    }

    /// <summary>The lists in global option indices, each ascending and without repetition.</summary>
    public IntRows ToRows(ReadOnlySpan<int> firstOption)
    {
        var start = ImmutableArray.CreateBuilder<int>(ends.Count + 1);
        var items = ImmutableArray.CreateBuilder<int>(members.Count);
        start.Add(0);
        var from = 0;
        var row = new List<int>();
        foreach (var end in ends)
        {
            row.Clear();
            for (var index = from; index < end; index++)
            {
                row.Add(firstOption[members[index].Applicant] + members[index].Option);
            }

            row.Sort();
            for (var index = 0; index < row.Count; index++)
            {
                if (index == 0 || row[index] != row[index - 1])
                {
                    items.Add(row[index]);
                }
            }

            start.Add(items.Count);
            from = end;
        }

        return new IntRows(start.ToImmutable(), items.ToImmutable());
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CourseMatch.Solving.Problems;

/// <summary>A list of integer lists of different lengths, kept in two dense arrays.</summary>
/// <remarks>
/// Row <c>i</c> is <c>Items[Start[i] .. Start[i + 1]]</c>; <c>Start</c> has one entry more than there are rows.
/// Kept flat because an array of arrays costs one object per row and a cache miss per access.
/// </remarks>
/// <param name="Start">First item of each row, ascending, length <c>Count + 1</c>.</param>
/// <param name="Items">All rows one after the other.</param>
public readonly record struct IntRows(ImmutableArray<int> Start, ImmutableArray<int> Items)
{
    /// <summary>Number of rows.</summary>
    public int Count => Start.Length - 1;

    /// <summary>The items of one row.</summary>
    /// <param name="row">0-based row index, below <see cref="Count"/>.</param>
    public ReadOnlySpan<int> this[int row] => Items.AsSpan()[Start[row]..Start[row + 1]];

    /// <summary>The reverse list: for every value below <paramref name="valueCount"/>, the rows that hold it.</summary>
    /// <remarks>Rows are ascending within each value; cost O(items + values).</remarks>
    internal IntRows Transpose(int valueCount)
    {
        var start = new int[valueCount + 1];
        foreach (var value in Items)
        {
            start[value + 1]++;
        }

        for (var value = 0; value < valueCount; value++)
        {
            start[value + 1] += start[value];
        }

        var next = start.AsSpan(0, valueCount).ToArray();
        var rows = new int[Items.Length];
        for (var row = 0; row < Count; row++)
        {
            foreach (var value in this[row])
            {
                rows[next[value]++] = row;
            }
        }

        return new IntRows(ImmutableCollectionsMarshal.AsImmutableArray(start),
            ImmutableCollectionsMarshal.AsImmutableArray(rows));
    }
}

using System.Collections;

namespace CourseMatch.Application.Imports.Packing;

/// <summary>A list as it is after something was changed in it, worked out while it is walked.</summary>
/// <typeparam name="TFrom">Record.</typeparam>
/// <typeparam name="T">What becomes of it.</typeparam>
/// <param name="list">The list.</param>
/// <param name="change">What becomes of each record; asked anew each time, the same answer for the same record.</param>
public sealed class MappedList<TFrom, T>(IReadOnlyList<TFrom> list, Func<TFrom, T> change) : IReadOnlyList<T>
{
    /// <inheritdoc/>
    public int Count => list.Count;

    /// <inheritdoc/>
    public T this[int index] => change(list[index]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => list.Select(change).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

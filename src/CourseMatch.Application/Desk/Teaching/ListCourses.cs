using CourseMatch.Application.Courses;
using CourseMatch.Application.Desk.People;
using CourseMatch.Application.Desk.Sights;

namespace CourseMatch.Application.Desk.Teaching;

/// <summary>Which courses a coordinator wants to see.</summary>
public enum CourseFilter
{
    /// <summary>Planned or running.</summary>
    Open,

    /// <summary>With seats still to be given.</summary>
    WithSeats,

    /// <summary>Planned and short of their minimum.</summary>
    BelowMinimum,

    /// <summary>Closed, cancelled, withdrawn or finished.</summary>
    Over,
}

/// <summary>Order of the list of courses.</summary>
public enum CourseOrder
{
    /// <summary>The first to begin first.</summary>
    FirstDay,

    /// <summary>By number.</summary>
    Number,

    /// <summary>Most free seats first.</summary>
    Free,
}

/// <summary>What is asked of the list of courses.</summary>
/// <param name="Search">Part of number, title, provider or site, or null.</param>
/// <param name="Filter">Which courses, or null = all.</param>
/// <param name="Kind">Kind, or null.</param>
/// <param name="Level">A level taught, or null.</param>
/// <param name="HasCare">Some care group lies beside it, or null.</param>
/// <param name="Order">Order.</param>
/// <param name="Page">1-based page.</param>
/// <param name="Size">Lines of a page.</param>
public sealed record CourseQuery(
    string? Search = null,
    CourseFilter? Filter = null,
    CourseKind? Kind = null,
    Level? Level = null,
    bool? HasCare = null,
    CourseOrder Order = CourseOrder.FirstDay,
    int Page = 1,
    int Size = 50);

/// <summary>Use case: the list of courses with their seats.</summary>
public static class ListCourses
{
    /// <summary>One page. Cost: a look at every course in memory.</summary>
    public static PageOf<CourseLine> Of(CountySight sight, CourseQuery query)
    {
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(query);
        var withCare = query.HasCare is null ? null : sight.Once(_ => CareLines.Of(sight).CoursesWithCare());
        var found = CourseLines.Of(sight).All
            .Where(line => query.Filter is not { } filter || filter switch
            {
                CourseFilter.Open => line.Course.State is CourseState.Planned or CourseState.Running,
                CourseFilter.WithSeats => line.Free > 0,
                CourseFilter.BelowMinimum => line.Missing > 0,
                CourseFilter.Over => line.Course.State is not (CourseState.Planned or CourseState.Running),
            })
            .Where(line => query.Kind is not { } kind || line.Course.Kind == kind)
            .Where(line => query.Level is not { } level || line.Course.Modules.Any(module => module.Level == level))
            .Where(line => withCare is null || withCare.Contains(line.Course.Id) == query.HasCare)
            .Where(line => IsNamed(line, query.Search))
            .ToArray();
        IEnumerable<CourseLine> sorted = query.Order switch
        {
            CourseOrder.FirstDay => found,
            CourseOrder.Number => found.OrderBy(line => line.Course.Number, StringComparer.CurrentCulture),
            CourseOrder.Free => found.OrderByDescending(line => line.Free),
        };
        var size = Math.Max(1, query.Size);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (found.Length + size - 1) / size));
        return new PageOf<CourseLine>([.. sorted.Skip((page - 1) * size).Take(size)], found.Length, page, size);
    }

    private static bool IsNamed(CourseLine line, string? search) => string.IsNullOrWhiteSpace(search)
        || search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            line.Course.Number.Contains(word, StringComparison.OrdinalIgnoreCase)
            || line.Course.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
            || line.ProviderName.Contains(word, StringComparison.OrdinalIgnoreCase)
            || line.Site?.Name.Contains(word, StringComparison.OrdinalIgnoreCase) == true
            || line.Site?.Address.Town?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}

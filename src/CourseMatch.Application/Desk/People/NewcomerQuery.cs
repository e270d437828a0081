using CourseMatch.Application.Courses;

namespace CourseMatch.Application.Desk.People;

/// <summary>Where a person stands tonight.</summary>
public enum Standing
{
    /// <summary>On the list, without a place.</summary>
    Waiting,

    /// <summary>Placed in the newest draft; nobody has promised anything yet.</summary>
    Proposed,

    /// <summary>Holds a promise.</summary>
    Promised,

    /// <summary>Withdrawn from the list.</summary>
    Inactive,
}

/// <summary>Order of the list.</summary>
public enum NewcomerOrder
{
    /// <summary>Who has waited longest first.</summary>
    Waiting,

    /// <summary>By family name, then given name.</summary>
    Name,

    /// <summary>By level to enter, people without a test last.</summary>
    Level,

    /// <summary>Whose entitlement ends first; people without a running clock are left out.</summary>
    Deadline,
}

/// <summary>What a coordinator asks the list for; every part but page and size narrows it.</summary>
/// <param name="Search">Name in any spelling, or file reference; at most <see cref="SearchWordsMax"/> words count.
/// </param>
/// <param name="Standing">Where people stand, or null = everybody on the list.</param>
/// <param name="Level">Level to enter, or null.</param>
/// <param name="NeedsCare">Has children who need somebody during lessons, or null.</param>
/// <param name="Language">First language, or null.</param>
/// <param name="Postcode">Beginning of the postcode, or null.</param>
/// <param name="EndsSoon">Only people whose entitlement ends within the policy's days of warning.</param>
/// <param name="Order">Order.</param>
/// <param name="Page">1-based page.</param>
/// <param name="Size">Lines of a page, 1 to <see cref="SizeMax"/>.</param>
/// <param name="AnswerBy">Only people who have to answer an offer by this day, or null.</param>
public sealed record NewcomerQuery(
    string? Search = null,
    Standing? Standing = null,
    Level? Level = null,
    bool? NeedsCare = null,
    string? Language = null,
    string? Postcode = null,
    bool EndsSoon = false,
    NewcomerOrder Order = NewcomerOrder.Waiting,
    int Page = 1,
    int Size = 50,
    DateOnly? AnswerBy = null)
{
    /// <summary>Most lines of one answer: an export of the largest county.</summary>
    public const int SizeMax = 200_000;

    /// <summary>Most words of a search that count.</summary>
    public const int SearchWordsMax = 4;
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">A line.</typeparam>
/// <param name="Lines">Lines of this page.</param>
/// <param name="Count">Lines of all pages together.</param>
/// <param name="Page">1-based number of this page.</param>
/// <param name="Size">Most lines of a page.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Lines, int Count, int Page, int Size)
{
    /// <summary>Number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (Count + Size - 1) / Size);
}

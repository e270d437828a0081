using CourseMatch.Application.Calendar;

namespace CourseMatch.Application.Newcomers;

/// <summary>A place in a regular day-care centre, dated.</summary>
/// <param name="From">First day.</param>
/// <param name="Opens">Opens, Monday to Friday.</param>
/// <param name="Closes">Closes.</param>
public sealed record KitaPlace(DateOnly From, TimeOnly Opens, TimeOnly Closes);

/// <summary>A child of a household.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="BirthDate">Date of birth; estimated from an age where the list gives no more.</param>
/// <param name="IsBirthDateEstimated">The date was estimated from an age.</param>
/// <param name="CareNeed">Days on which somebody must look after the child while the parents are in class; null = no
/// need stated (older child, grandmother, school).</param>
/// <param name="Kita">Place in a day-care centre, or null.</param>
public sealed record Child(
    ChildId Id, DateOnly BirthDate, bool IsBirthDateEstimated, DaySpan? CareNeed, KitaPlace? Kita)
{
    /// <summary>Age on a day in completed months; negative before birth.</summary>
    public int AgeMonthsOn(DateOnly day) =>
        (day.Year - BirthDate.Year) * 12 + day.Month - BirthDate.Month - (day.Day < BirthDate.Day ? 1 : 0);
}

/// <summary>Partners and the children who live with them.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Partners">One or two newcomers of the list. A partner who is not on the list looks after nobody here:
/// only what is on file counts.</param>
/// <param name="Children">Children, oldest first.</param>
public sealed record Household(HouseholdId Id, IReadOnlyList<NewcomerId> Partners, IReadOnlyList<Child> Children);

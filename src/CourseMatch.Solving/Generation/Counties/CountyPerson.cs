namespace CourseMatch.Solving.Generation.Counties;

/// <summary>One person of a made-up county.</summary>
internal sealed class CountyPerson
{
    /// <summary>Town, −1 for people living between the towns.</summary>
    public required int Town { get; init; }

    public required Place Home { get; set; }

    public required CourseKind Kind { get; init; }

    /// <summary>Level counted from 0.</summary>
    public required int Level { get; init; }

    /// <summary>When the person can attend.</summary>
    public required LessonTimes Available { get; init; }

    public required LessonTimes Preferred { get; init; }

    public required int MetresMax { get; init; }

    public required int DaysWaiting { get; init; }

    public required bool IsObliged { get; init; }

    /// <summary>Childcare places needed during lessons, 0 .. 3.</summary>
    public int Children { get; set; }

    public required bool HasOtherCareByDay { get; init; }

    public required bool HasOtherCareLater { get; init; }

    /// <summary>The partner can look after the children while the partner is not in class.</summary>
    public bool HasPartnerCare { get; set; }

    /// <summary>Points for placing this person at all: class of urgency and 40 per month of waiting.</summary>
    public int Urgency(IReadOnlyList<int> classPoints)
    {
        var urgency = Kind == CourseKind.Volunteer ? 4
            : IsObliged ? 0
            : DaysWaiting > 180 ? 1
            : Children > 0 ? 2
            : 3;
        return classPoints[urgency] + (DaysWaiting * 40 / 30);
    }

    /// <summary>Whether the person can attend without a place in a care group.</summary>
    public bool CanAttendWithoutPlace(LessonTimes times) =>
        Children == 0 || HasPartnerCare
        || ((times & LessonTimes.FullDay) != 0 ? HasOtherCareByDay : HasOtherCareLater);
}

using CourseMatch.Application.Calendar;

namespace CourseMatch.Store.Plans;

/// <summary>A child's stay in one care session.</summary>
/// <param name="Child">Number of the child.</param>
/// <param name="Days">First and last day.</param>
internal readonly record struct CareStay(int Child, DaySpan Days);

/// <summary>Gives every stay in one care session the number of a place, so that two children never share one on the
/// same day and no more numbers are used than children are present at once.</summary>
/// <remarks>
/// Colouring of intervals: in the order of first days each takes the lowest number that is free. A stay that begins
/// while fewer children are present than there are places always gets a number within the places, however the stays
/// before it lie; so numbers never refuse what counting would admit. Stays of one child that overlap (both parents in
/// class) are one. Cost: O(stays × children present at once).
/// </remarks>
internal static class CarePlaceNumbers
{
    /// <summary>The numbers, 1-based, in the order of the stays.</summary>
    public static int[] Assign(IReadOnlyList<CareStay> stays)
    {
        var order = Enumerable.Range(0, stays.Count)
            .OrderBy(index => stays[index].Days.First)
            .ThenBy(index => stays[index].Child)
            .ThenBy(index => index);
        var numbers = new int[stays.Count];
        var places = new List<Holder>();
        foreach (var index in order)
        {
            var stay = stays[index];
            var place = places.FindIndex(holder => holder.Child == stay.Child && holder.Last >= stay.Days.First);
            if (place < 0)
            {
                place = places.FindIndex(holder => holder.Last < stay.Days.First);
            }

            if (place < 0)
            {
                place = places.Count;
                places.Add(new Holder(stay.Child, stay.Days.Last));
            }

            var last = places[place].Child == stay.Child && places[place].Last > stay.Days.Last
                ? places[place].Last
                : stay.Days.Last;
            places[place] = new Holder(stay.Child, last);
            numbers[index] = place + 1;
        }

        return numbers;
    }

    /// <summary>Who holds a place, and until when.</summary>
    private readonly record struct Holder(int Child, DateOnly Last);
}

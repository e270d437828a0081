using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Generation.Counties;

/// <summary>
/// Limits above the courses: seats paid per district and kind, and a budget of teaching hours per district.
/// </summary>
/// <remarks>A course costs 3 to 9 hundred hours per participant, so the budget is used in several units at
/// once.</remarks>
internal sealed class CountyQuotas
{
    private const int TownsPerDistrict = 10;

    private readonly int[] paidSeats;
    private readonly int[] hours;
    private readonly int[] hundredHours;

    private CountyQuotas(int[] paidSeats, int[] hours, int[] hundredHours)
    {
        this.paidSeats = paidSeats;
        this.hours = hours;
        this.hundredHours = hundredHours;
    }

    /// <summary>Adds the quotas: 80 % of the seats of each kind, 85 % of the hours the seats would need.</summary>
    public static CountyQuotas Add(AllocationProblemBuilder builder, CountyOffer offer, int towns, long seed)
    {
        var random = new SplitMix64(seed, Purpose.Quotas);
        var districts = ((towns - 1) / TownsPerDistrict) + 1;
        var courses = offer.Courses;
        var district = courses.Select(course => offer.SiteTown[course.Site] % districts).ToArray();
        var hundredHours = courses.Select(_ => 3 * random.Between(1, 3)).ToArray();
        var seatsOfKind = new int[districts * 7];
        var hoursOfDistrict = new int[districts];
        for (var course = 0; course < courses.Length; course++)
        {
            seatsOfKind[(district[course] * 7) + (int)courses[course].Kind] += courses[course].Seats;
            hoursOfDistrict[district[course]] += courses[course].Seats * hundredHours[course];
        }

        var paid = seatsOfKind
            .Select((seats, index) => builder.AddResource($"paid:{(index / 7) + 1}-{(index % 7) + 1}", seats * 8 / 10))
            .ToArray();
        var budget = hoursOfDistrict
            .Select((sum, index) => builder.AddResource($"hours:{index + 1}", (int)(sum * 85L / 100)))
            .ToArray();
        return new CountyQuotas(
            [.. courses.Select((course, index) => paid[(district[index] * 7) + (int)course.Kind])],
            [.. courses.Select((_, index) => budget[district[index]])],
            hundredHours);
    }

    /// <summary>Adds to an option's uses what a seat in the course takes from the quotas.</summary>
    public void AddUses(int course, List<(int Resource, int Units)> uses)
    {
        uses.Add((paidSeats[course], 1));
        uses.Add((hours[course], hundredHours[course]));
    }
}

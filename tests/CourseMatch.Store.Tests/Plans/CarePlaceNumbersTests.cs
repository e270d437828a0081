using CourseMatch.Application.Calendar;
using CourseMatch.Store.Plans;

namespace CourseMatch.Store.Tests.Plans;

/// <summary>Numbers of care places: never shared, and no more than children present at once.</summary>
public sealed class CarePlaceNumbersTests
{
    [Fact]
    public void The_day_after_the_last_is_free_and_the_last_is_not()
    {
        Assert.Equal([1, 1], Assign((1, 1, 10), (2, 11, 20)));
        Assert.Equal([1, 2], Assign((1, 1, 10), (2, 10, 20)));
    }

    [Fact]
    public void Both_parents_stays_of_one_child_are_one()
    {
        Assert.Equal([1, 1, 2, 2], Assign((1, 1, 20), (1, 5, 10), (2, 11, 30), (2, 15, 18)));
    }

    [Fact]
    public void Nobody_needs_no_number() => Assert.Empty(Assign());

    /// <summary>Goal: on 2,000 random sessions no number is shared on a day, and the numbers in use are as many as
    /// children present on the fullest day. Method: counting day by day, which knows nothing of intervals.</summary>
    [Fact]
    public void Never_more_numbers_than_children_at_once()
    {
        const int Seed = 20_270_301;
        var random = new Random(Seed);
        for (var round = 0; round < 2_000; round++)
        {
            var stays = Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
            {
                var first = random.Next(1, 60);
                return (Child: random.Next(0, 12), First: first, Last: first + random.Next(0, 25));
            }).ToArray();
            var numbers = Assign(stays);

            var most = 0;
            for (var day = 1; day <= 90; day++)
            {
                var present = stays.Zip(numbers)
                    .Where(one => one.First.First <= day && day <= one.First.Last)
                    .ToArray();
                var children = present.Select(one => one.First.Child).Distinct().Count();
                most = Math.Max(most, children);
                Assert.True(
                    present.GroupBy(one => one.Second).All(
                        place => place.Select(one => one.First.Child).Distinct().Count() == 1),
                    $"Seed {Seed}, round {round}, day {day}: a place is shared.");
            }

            Assert.True(
                numbers.Max() == most,
                $"Seed {Seed}, round {round}: {numbers.Max()} numbers for {most} children at once.");
        }
    }

    private static int[] Assign(params (int Child, int First, int Last)[] stays) => CarePlaceNumbers.Assign(
        [.. stays.Select(stay => new CareStay(stay.Child, new DaySpan(Day(stay.First), Day(stay.Last))))]);

    private static DateOnly Day(int day) => new DateOnly(2027, 1, 1).AddDays(day - 1);
}

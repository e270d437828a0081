using CourseMatch.Application.Calendar;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>Goal: the lists forbid exactly the pairs of options that conflict, with no list inside another. Method:
/// random hours and days for two partners, every pair compared one by one.</summary>
public sealed class CoupleListsTests
{
    [Fact]
    public void Lists_forbid_exactly_the_conflicting_pairs()
    {
        var (conflicts, lists) = (0, 0);
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var first = Options(random);
            var second = Options(random);
            var exclusions = CoupleLists.Exclusions(first, second);
            for (var one = 0; one < first.Count; one++)
            {
                for (var two = 0; two < second.Count; two++)
                {
                    var conflict = first[one].Arrangement.Conflicts(second[two].Arrangement);
                    var isListed = exclusions.Exists(list => list.Contains((0, one)) && list.Contains((1, two)));
                    Assert.True(conflict == isListed, $"seed {seed}: {one}, {two}");
                    conflicts += conflict ? 1 : 0;
                }
            }

            lists += exclusions.Count;
            Assert.All(exclusions, list => Assert.DoesNotContain(
                exclusions, other => !ReferenceEquals(other, list) && list.TrueForAll(other.Contains)));
        }

        Assert.True(conflicts > 500, $"{conflicts} conflicts");
        Assert.True(lists < conflicts, $"{lists} lists for {conflicts} conflicts");
    }

    private static List<PlacementOption> Options(Random random)
    {
        var county = Some.County([Some.Newcomer()], [Some.Course()]);
        var circumstances = Night.On(county);
        var basis = circumstances.CaseOf(county.Newcomers[0], circumstances.EntriesOf(county.Courses[0])[0]);
        return
        [
            .. Enumerable.Range(0, 6).Select(_ => new PlacementOption(
                basis, new CareArrangement([], Windows(random), Windows(random), 0), 1)),
        ];
    }

    private static CareWindow[] Windows(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            var from = 60 * random.Next(7, 19);
            var first = Some.Day.AddDays(random.Next(100));
            return new CareWindow(
                new ChildId(random.Next(1, 3)), (DayOfWeek)random.Next(1, 4), from, from + 60 * random.Next(1, 5),
                new DaySpan(first, first.AddDays(random.Next(60))));
        }),
    ];
}

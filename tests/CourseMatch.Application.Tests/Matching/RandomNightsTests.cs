using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>Goal: whatever an engine answers to a model's problem, the placement judge, which shares no code with the
/// model's resources and lists, finds nothing against it. Method: counties drawn from seeds, one night after the other,
/// each night promising what the night before placed.</summary>
public sealed class RandomNightsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_answer_mapped_back_to_people_passes_the_judge(int seed)
    {
        var county = RandomCounty.Of(seed, newcomers: 24, courses: 8);
        for (var round = 1; round <= 3; round++)
        {
            var night = Night.Of(county, Some.Day.AddDays(round * 3));
            Assert.True(night.Judged.Count == 0, $"seed {seed}, round {round}: {string.Join("; ", night.Judged)}");
            Assert.All(night.Plan.Unplaced, unplaced => Assert.NotEmpty(unplaced.Findings));
            Assert.Equal(
                county.Newcomers.Count(newcomer => newcomer.IsActive),
                night.Plan.Placements.Count + night.Plan.Unplaced.Count);
            Assert.All(
                county.Promises.Where(p => county.Newcomers.First(n => n.Id == p.Newcomer).IsActive),
                promise => Assert.Equal(promise.Course, night.PlacementOf(promise.Newcomer.Value).Course));

            // Promise every second new placement, and let new people in by taking nobody out.
            var promised = night.Plan.Placements
                .Where(placement => !placement.IsPromised && (placement.Newcomer.Value + round) % 2 == 0)
                .Select(p => new Promise(
                    p.Newcomer, p.Course, p.ModuleNumber, p.EntryDay, new PlanId(round), p.Care));
            county = county with { Promises = [.. county.Promises, .. promised] };
        }
    }

    [Fact]
    public void The_random_counties_hold_what_they_are_meant_to_try()
    {
        var (families, couples, cared, partnered, dropped) = (0, 0, 0, 0, 0);
        for (var seed = 1; seed <= 60; seed++)
        {
            var night = Night.Of(RandomCounty.Of(seed, newcomers: 24, courses: 8));
            families += night.Plan.Placements.Count(placement => placement.Care.Count > 0);
            cared += night.Plan.ChildrenPlaced;
            couples += night.Model.Problem.ExclusionCount;
            partnered += night.Model.Problem.OptionIds.Count(id => id.EndsWith("partner", StringComparison.Ordinal));
            dropped += night.Plan.Unplaced.Count;
        }

        Assert.True(families > 30, $"{families} families with care");
        Assert.True(cared > families, $"{cared} children, {families} families");
        Assert.True(couples > 50, $"{couples} exclusions");
        Assert.True(partnered > 200, $"{partnered} options with the partner");
        Assert.True(dropped > 300, $"{dropped} people waiting");
    }
}

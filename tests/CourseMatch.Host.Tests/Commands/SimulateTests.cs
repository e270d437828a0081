using CourseMatch.Host.Tests.Program;

namespace CourseMatch.Host.Tests.Commands;

/// <summary>A small seeded part of what <c>simulate</c> does with ten weeks: the invariants hold, and no way takes back
/// what it promised but the one that forgets every night.</summary>
public sealed class SimulateTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    [Fact]
    public async Task A_week_of_a_small_county_breaks_no_invariant_and_leaves_nothing_behind()
    {
        var run = (await new BuiltProgram(place.Folder).RunAsync(
            "simulate", "--weeks", "1", "--seed", "3", "--families", "24", "--json")).Ends(0);

        Assert.Equal(0, run.Json.GetProperty("invariantFaults").GetInt32());
        var ways = run.Json.GetProperty("ways").EnumerateArray()
            .ToDictionary(way => way.GetProperty("way").GetString()!);
        Assert.Equal("courseMatch,firstCome,freshEveryNight", string.Join(',', ways.Keys));
        foreach (var way in ways.Values)
        {
            Assert.InRange(way.GetProperty("peopleServed").GetInt32(), 1, 60);
            Assert.Equal(1, way.GetProperty("weeks").GetArrayLength());
        }

        Assert.Equal(0, ways["firstCome"].GetProperty("weeks")[0].GetProperty("moves").GetInt32());
        Assert.Equal(0, ways["courseMatch"].GetProperty("weeks")[0].GetProperty("takenBack").GetInt32());
        Assert.False(Directory.Exists(Path.Combine(place.Folder, ".coursematch", "postgres")));
    }
}

using CourseMatch.FileTrials;

namespace CourseMatch.Exchange.Tests.Fuzzing;

/// <summary>A small seeded part of the campaign that <c>scripts/fuzz-files</c> runs at length, and the damaged files
/// that once broke something.</summary>
public class FuzzCampaignTests
{
    private static readonly IReadOnlyList<byte[]> Seeds = FuzzSeeds.Of(Path.Combine(Read.Root, "data", "examples"));

    [Theory]
    [InlineData(1)]
    [InlineData(20261123)]
    public void No_damaged_file_crashes_a_reader_or_leaves_a_finding_nobody_can_say(int seed)
    {
        var report = new FuzzCampaign(Seeds, seed).Run(600, null);

        Assert.True(report.Crashes == 0, report.Json());
        Assert.Equal(600, report.Mutations.Values.Sum(tally => tally.Inputs));
        Assert.Equal(Enum.GetValues<FuzzMutation>().Length, report.Mutations.Count);
        Assert.All(report.Mutations.Values, tally => Assert.True(tally.Refused > 0, report.Json()));
    }

    [Fact]
    public void The_same_number_gives_the_same_file()
    {
        var one = new FuzzCampaign(Seeds, 7);
        var other = new FuzzCampaign(Seeds, 7);
        foreach (var number in Enumerable.Range(0, 50))
        {
            // Packages carry the moment they were packed.
            var file = one.Input(number, out var mutation);
            if (!file.AsSpan().StartsWith("PK"u8))
            {
                Assert.Equal(file, other.Input(number, out var again));
                Assert.Equal(mutation, again);
            }
        }
    }

    [Fact]
    public void The_seeds_are_good_files() => Assert.True(Seeds.Count > 12, $"{Seeds.Count} files");
}

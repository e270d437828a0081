using CourseMatch.FileTrials;
using CourseMatch.Testing;

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
    public async Task What_is_refused_leaves_every_table_of_a_real_database_as_it_was()
    {
        var connection = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        await using var witness = await DatabaseWitness.OpenAsync(connection, Seeds);

        var report = new FuzzCampaign(Seeds, 11, witness, witnessEvery: 1).Run(60, null);

        Assert.True(report is { Crashes: 0, ChangedThoughRefused: 0, SentToDatabase: 60 }, report.Json());
        Assert.True(report.RefusedUnchanged > 100, report.Json());
    }

    /// <summary>The streams of two gigabytes are left to the campaign: they take seconds.</summary>
    [Fact]
    public void The_worst_files_are_refused_by_name()
    {
        foreach (var input in NamedInput.All.Where(one => !one.Name.StartsWith("2 GB", StringComparison.Ordinal)
            && !one.Name.StartsWith("zip bomb", StringComparison.Ordinal)))
        {
            var result = input.Run();
            Assert.True(result.Codes.Length > 0, $"{result}");
        }
    }

    [Fact]
    public void The_seeds_are_good_files() => Assert.True(Seeds.Count > 12, $"{Seeds.Count} files");
}

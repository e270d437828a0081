using CourseMatch.Solving.Generation;
using CourseMatch.Solving.Generation.Nights;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Tests.Generation;

/// <summary>A few things differ, and nothing else.</summary>
public class NextNightTests
{
    private static readonly AllocationProblem Today =
        ProblemGenerator.Generate(new GenerationRequest(2_000, 120, 5, ProblemShape.Couples));

    [Fact]
    public void Changes_the_share_asked_for_and_leaves_the_rest_alone()
    {
        var night = NextNight.Make(Today, 15, 1);
        var tomorrow = night.Problem;

        var stay = tomorrow.ApplicantIds.ToHashSet(StringComparer.Ordinal);
        var left = Today.ApplicantIds.Count(id => !stay.Contains(id));
        var (shifted, refitted) = (0, 0);
        var next = 0;
        for (var applicant = 0; applicant < Today.ApplicantCount; applicant++)
        {
            if (!stay.Contains(Today.ApplicantIds[applicant]))
            {
                continue;
            }

            var differences = Differences(tomorrow, next++, applicant);
            shifted += differences.Length > 0 && differences.Distinct().Count() == 1 && differences[0] != 0 ? 1 : 0;
            refitted += differences.Distinct().Count() > 1 ? 1 : 0;
        }

        var resized = Today.Capacity.Zip(tomorrow.Capacity).Count(pair => pair.First != pair.Second);
        Assert.InRange(left, 4, 20);
        Assert.InRange(left + shifted + refitted, 24, 30);
        Assert.InRange(resized, 1, Today.ResourceCount * 15 / 1000);
        Assert.Equal(30 + (Today.ResourceCount * 15 / 1000), night.ChangedItems);
    }

    [Fact]
    public void Drops_conditions_only_of_those_who_left()
    {
        var tomorrow = NextNight.Make(Today, 200, 2).Problem;
        var stay = tomorrow.ApplicantIds.ToHashSet(StringComparer.Ordinal);

        int Kept(IntRows rows) => Enumerable.Range(0, rows.Count).Count(row =>
            rows[row].ToArray().All(option => stay.Contains(Today.ApplicantIds[Today.OptionApplicant[option]])));

        Assert.Equal(Kept(Today.Exclusions), tomorrow.ExclusionCount);
        Assert.Equal(Kept(Today.Bonuses), tomorrow.BonusCount);
        Assert.InRange(tomorrow.ExclusionCount, 1, Today.ExclusionCount - 1);
    }

    [Fact]
    public void Nothing_changes_at_share_zero()
    {
        var night = NextNight.Make(Today, 0, 3);

        Assert.Equal(0, night.ChangedItems);
        Assert.Equal(ProblemFingerprint.Of(Today), ProblemFingerprint.Of(night.Problem));
    }

    [Fact]
    public void The_stability_bonus_lies_on_yesterdays_options_of_those_who_stay()
    {
        var tomorrow = NextNight.Make(Today, 100, 4).Problem;
        var chosen = Enumerable.Range(0, Today.ApplicantCount)
            .Select(applicant => Math.Min(applicant % 3, Today.OptionsOf(applicant)) - 1).ToArray();

        var rewarded = StabilityBonus.Add(tomorrow, Today, chosen, 150);

        var placed = Enumerable.Range(0, chosen.Length).Where(applicant => chosen[applicant] >= 0)
            .ToDictionary(applicant => Today.ApplicantIds[applicant], applicant => chosen[applicant]);
        for (var applicant = 0; applicant < tomorrow.ApplicantCount; applicant++)
        {
            var held = placed.GetValueOrDefault(tomorrow.ApplicantIds[applicant], -1);
            for (var local = 0; local < tomorrow.OptionsOf(applicant); local++)
            {
                var option = tomorrow.OptionIndex(applicant, local);
                Assert.Equal(tomorrow.Score[option] + (local == held ? 150 : 0), rewarded.Score[option]);
            }
        }
    }

    private static int[] Differences(AllocationProblem tomorrow, int applicant, int before) =>
    [
        .. Enumerable.Range(0, Today.OptionsOf(before)).Select(local =>
            tomorrow.Score[tomorrow.OptionIndex(applicant, local)] - Today.Score[Today.OptionIndex(before, local)]),
    ];
}

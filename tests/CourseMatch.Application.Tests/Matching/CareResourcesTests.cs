using CourseMatch.Application.Matching;

namespace CourseMatch.Application.Tests.Matching;

/// <summary>Goal: leaving out redundant resources never changes which plans fit. Method: small random sets of
/// resources, every choice of at most one option per applicant, judged by all resources and by the kept ones.</summary>
public sealed class CareResourcesTests
{
    [Fact]
    public void What_fits_the_kept_resources_fits_them_all()
    {
        var (all, kept) = (0, 0);
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            const int Applicants = 5;
            const int OptionsEach = 2;
            var resources = new List<CareResource>();
            for (var index = 0; index < 6; index++)
            {
                // Every third one is drawn anew, the others use less than the one before: periods of one course.
                var uses = new List<(int Option, int Children)>();
                for (var option = 0; option < Applicants * OptionsEach; option++)
                {
                    if (index % 3 > 0 && resources.Count > 0)
                    {
                        var before = resources[^1].Uses.FirstOrDefault(use => use.Option == option).Children;
                        if (before > 0 && random.Next(4) > 0)
                        {
                            uses.Add((option, random.Next(1, before + 1)));
                        }
                    }
                    else if (random.Next(2) == 0)
                    {
                        uses.Add((option, random.Next(1, 3)));
                    }
                }

                if (uses.Count > 0)
                {
                    resources.Add(new CareResource(
                        new CarePeriod(new CareSessionId(index / 3), index % 3),
                        index / 3, random.Next(2, 6), uses));
                }
            }

            var reduced = CareResources.Reduced(resources, option => option / OptionsEach);
            all += resources.Count;
            kept += reduced.Count;
            for (var code = 0; code < Math.Pow(OptionsEach + 1, Applicants); code++)
            {
                var chosen = Chosen(code, Applicants, OptionsEach);
                Assert.True(
                    Fits(resources, chosen) == Fits(reduced, chosen), $"seed {seed}, choice {code}");
            }
        }

        Assert.True(kept < all * 3 / 4, $"{kept} of {all} kept");
    }

    private static HashSet<int> Chosen(int code, int applicants, int optionsEach)
    {
        var chosen = new HashSet<int>();
        for (var applicant = 0; applicant < applicants; applicant++, code /= optionsEach + 1)
        {
            if (code % (optionsEach + 1) is var option and > 0)
            {
                chosen.Add(applicant * optionsEach + option - 1);
            }
        }

        return chosen;
    }

    private static bool Fits(IEnumerable<CareResource> resources, HashSet<int> chosen) =>
        resources.All(resource =>
            resource.Uses.Where(use => chosen.Contains(use.Option)).Sum(use => use.Children) <= resource.Capacity);
}

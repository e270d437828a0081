using CourseMatch.Application.Findings;

namespace CourseMatch.Exchange.Tests;

/// <summary>Catalogues and tables of others: whatever we do not read yet, or never will, gets a sentence and never an
/// exception. The files are not ours to keep, so they are looked for beside the checkout.</summary>
public class ThirdPartySamplesTests
{
    [BesideCheckoutFact]
    public void Every_sample_of_another_format_is_refused_with_one_sentence_whatever_it_is_given_as()
    {
        var files = Directory.GetFiles(BesideCheckoutFactAttribute.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("examples", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.True(files.Length > 5, "The folder holds catalogues of several kinds.");
        foreach (var bytes in files.Select(File.ReadAllBytes))
        {
            Assert.Single(Read.Courses(bytes).Findings, finding => finding.Severity == Severity.Error);
            Assert.Single(Read.Newcomers(bytes).Findings, finding => finding.Severity == Severity.Error);
            Assert.Single(Read.Care(bytes).Findings, finding => finding.Severity == Severity.Error);
            Assert.Empty(Read.Courses(bytes).Records);
        }
    }

    /// <summary>A fact that needs sample files of others in a folder beside the checkout.</summary>
    private sealed class BesideCheckoutFactAttribute : FactAttribute
    {
        private const string Reason = "Sample files of others are no part of the project; none lie beside it.";

        public BesideCheckoutFactAttribute()
        {
            if (!Directory.Exists(Folder))
            {
                Skip = Reason;
            }
        }

        public static string Folder { get; } = Path.Combine(Read.Root, "..", "shared", "data");
    }
}

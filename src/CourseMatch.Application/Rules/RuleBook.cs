using CourseMatch.Application.Findings;
using CourseMatch.Application.Law;
using CourseMatch.Application.Policies;

namespace CourseMatch.Application.Rules;

/// <summary>What came of opening a rule book: the book, or every fault in policy and law.</summary>
/// <param name="Book">The book, or null when there is at least one fault.</param>
/// <param name="Findings">Faults, all of them.</param>
public sealed record RuleBookReading(RuleBook? Book, IReadOnlyList<Finding> Findings);

/// <summary>Law, policy and all rules: what one run judges by.</summary>
public sealed class RuleBook
{
    private readonly PolicyBook policy;
    private readonly LawBook law;

    /// <summary>A book of a policy and a law book.</summary>
    public RuleBook(PolicyBook policy, LawBook law)
    {
        this.policy = policy;
        this.law = law;
    }

    /// <summary>Built-in policy and law.</summary>
    public static RuleBook BuiltIn { get; } = new(PolicyBook.BuiltIn, LawBook.BuiltIn);

    /// <summary>All rules, in the order explanations show them and matching asks: cheap ones that refuse much first,
    /// children last, then those that only score.</summary>
    public IReadOnlyList<IRule> Rules { get; } =
    [
        new CourseIsOpenRule(),
        new KindStillRunsRule(),
        new EntersAtModuleStartRule(),
        new NotDeclinedBeforeRule(),
        new NotLeftOutRule(),
        new WomenOnlyCourseRule(),
        new KindFitsLiteracyRule(),
        new LevelFitsModuleRule(),
        new AgeFitsCourseRule(),
        new ParentsCourseRule(),
        new EntitlementCoversCourseRule(),
        new HoursLeftRule(),
        new RightComesFirstRule(),
        new FunctionalNeedsMetRule(),
        new SessionsFitAvailabilityRule(),
        new JourneyWithinLimitRule(),
        new CareCoversLessonsRule(),
        new StatutoryOrderRule(),
        new FirstCallRule(),
        new WaitingTimeRule(),
        new NearStartRule(),
        new WishesRule(),
        new LanguageMixRule(),
        new RegularFirstRule(),
        new ExpiringSoonRule(),
    ];

    /// <summary>The authority's choices.</summary>
    public Policy Policy => policy.Policy;

    /// <summary>Numbers from law.</summary>
    public LegalLimits Law => law.Limits;

    /// <summary>Version of the policy, stored with every plan.</summary>
    public string PolicyVersion => policy.Version;

    /// <summary>Version of the numbers from law, stored with every plan.</summary>
    public string LawVersion => law.Version;

    /// <summary>The built-in law with an operator's policy, or the built-in one when none is given.</summary>
    /// <param name="policyJson">Content of the policy file, or null.</param>
    /// <param name="fileName">Name to show in findings.</param>
    public static RuleBookReading Open(string? policyJson, string fileName)
    {
        if (policyJson is null)
        {
            return new RuleBookReading(BuiltIn, []);
        }

        var reading = PolicyBook.Read(policyJson, fileName);
        return new RuleBookReading(
            reading.Book is null ? null : new RuleBook(reading.Book, LawBook.BuiltIn), reading.Findings);
    }
}

using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Application.Policies;

namespace CourseMatch.Application.Rules;

/// <summary>What all cases of one run share: the day, the rule book, and what is on file, ready for looking
/// up.</summary>
/// <remarks>Not safe for several threads: entries and lesson hours are kept once worked out.</remarks>
public sealed class Circumstances
{
    private readonly IJourneys journeys;
    private readonly Dictionary<SiteId, Site> sites;
    private readonly Dictionary<ProviderId, Provider> providers;
    private readonly Dictionary<CourseId, Course> courses;
    private readonly Dictionary<CareGroupId, CareGroup> careGroups;
    private readonly Dictionary<NewcomerId, Newcomer> newcomers;
    private readonly Dictionary<HouseholdId, Household> households;
    private readonly Dictionary<NewcomerId, Promise> promises;
    private readonly Dictionary<NewcomerId, IReadOnlyList<PastPlace>> past;
    private readonly Dictionary<NewcomerId, IReadOnlyList<LeftOutProposal>> leftOut;
    private readonly Dictionary<CourseId, Dictionary<string, int>> languagesByCourse = [];
    private readonly Dictionary<string, int> languagesWaiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<CourseId, IReadOnlyList<CourseEntry>> entries = [];
    private readonly Dictionary<(CourseId, DateOnly), LessonPattern> lessons = [];
    private readonly Dictionary<(SiteId, SiteId, Mobility), Journey> ways = [];
    private readonly int waitingWithLanguage;

    /// <summary>Takes stock of a county on a day.</summary>
    /// <param name="county">What is on file.</param>
    /// <param name="day">The day the plan reckons from.</param>
    /// <param name="rules">Law, policy and rules.</param>
    /// <param name="journeys">How long people travel.</param>
    public Circumstances(County county, DateOnly day, RuleBook rules, IJourneys journeys)
    {
        County = county;
        Day = day;
        Rules = rules;
        this.journeys = journeys;
        sites = county.Sites.ToDictionary(site => site.Id);
        providers = county.Providers.ToDictionary(provider => provider.Id);
        courses = county.Courses.ToDictionary(course => course.Id);
        careGroups = county.CareGroups.ToDictionary(group => group.Id);
        newcomers = county.Newcomers.ToDictionary(newcomer => newcomer.Id);
        households = county.Households.ToDictionary(household => household.Id);
        promises = county.Promises
            .OrderBy(promise => promise.Plan.Value)
            .GroupBy(promise => promise.Newcomer)
            .ToDictionary(group => group.Key, group => group.Last());
        past = county.Past
            .GroupBy(place => place.Newcomer)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<PastPlace>)[.. group]);
        leftOut = county.LeftOut
            .GroupBy(decision => decision.Newcomer)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<LeftOutProposal>)[.. group]);
        foreach (var language in county.Newcomers.Where(n => n.IsActive).Select(FirstLanguageOf).OfType<string>())
        {
            languagesWaiting[language] = languagesWaiting.GetValueOrDefault(language) + 1;
            waitingWithLanguage++;
        }

        foreach (var promise in county.Promises)
        {
            if (newcomers.TryGetValue(promise.Newcomer, out var newcomer) && FirstLanguageOf(newcomer) is { } language)
            {
                var counts = languagesByCourse.TryGetValue(promise.Course, out var found)
                    ? found
                    : languagesByCourse[promise.Course] = new(StringComparer.OrdinalIgnoreCase);
                counts[language] = counts.GetValueOrDefault(language) + 1;
            }
        }
    }

    /// <summary>What is on file.</summary>
    public County County { get; }

    /// <summary>The day the plan reckons from.</summary>
    public DateOnly Day { get; }

    /// <summary>Law, policy and rules.</summary>
    public RuleBook Rules { get; }

    /// <summary>The authority's choices.</summary>
    public Policy Policy => Rules.Policy;

    /// <summary>Numbers from law.</summary>
    public LegalLimits Law => Rules.Law;

    /// <summary>The same day and rule book with something else on file.</summary>
    public Circumstances With(County county) => new(county, Day, Rules, journeys);

    /// <summary>The same on file and day, judged by another rule book.</summary>
    public Circumstances With(RuleBook rules) => new(County, Day, rules, journeys);

    /// <summary>A case of this run.</summary>
    public Case CaseOf(Newcomer newcomer, CourseEntry entry) => new(newcomer, entry, this);

    /// <summary>A course by number, or null.</summary>
    public Course? Find(CourseId course) => courses.GetValueOrDefault(course);

    /// <summary>A newcomer by number, or null.</summary>
    public Newcomer? Find(NewcomerId newcomer) => newcomers.GetValueOrDefault(newcomer);

    /// <summary>A provider by number, or null.</summary>
    public Provider? Find(ProviderId provider) => providers.GetValueOrDefault(provider);

    /// <summary>A care group by number, or null.</summary>
    public CareGroup? Find(CareGroupId group) => careGroups.GetValueOrDefault(group);

    /// <summary>A site by number, or null.</summary>
    public Site? Find(SiteId? site) => site is { } id ? sites.GetValueOrDefault(id) : null;

    /// <summary>Where a course is held, or null.</summary>
    public Site? SiteOf(Course course) => Find(course.Site);

    /// <summary>Where a care group is, or null.</summary>
    public Site? SiteOf(CareGroup group) => Find(group.Site);

    /// <summary>A person's household, or null.</summary>
    public Household? HouseholdOf(Newcomer newcomer) =>
        newcomer.Household is { } id ? households.GetValueOrDefault(id) : null;

    /// <summary>The partner on the list, active, or null.</summary>
    public Newcomer? PartnerOf(Newcomer newcomer)
    {
        if (HouseholdOf(newcomer) is { } household)
        {
            foreach (var id in household.Partners)
            {
                if (id != newcomer.Id && Find(id) is { IsActive: true } partner)
                {
                    return partner;
                }
            }
        }

        return null;
    }

    /// <summary>Promises in courses that go on.</summary>
    public IEnumerable<Promise> KeptPromises => County.Promises.Where(IsKept);

    /// <summary>Promises in courses that do not take place: they hold no seat and no care place any more, and end when
    /// the next plan is published.</summary>
    public IEnumerable<Promise> BrokenPromises => County.Promises.Where(promise => !IsKept(promise));

    /// <summary>The promise a person holds in a course that goes on, or null.</summary>
    /// <remarks>A cancelled or withdrawn course binds nobody: its people wait again.</remarks>
    public Promise? PromiseOf(NewcomerId newcomer) =>
        promises.TryGetValue(newcomer, out var promise) && IsKept(promise) ? promise : null;

    /// <summary>The promise a person held in a course that does not take place, or null.</summary>
    public Promise? BrokenPromiseOf(NewcomerId newcomer) =>
        promises.TryGetValue(newcomer, out var promise) && !IsKept(promise) ? promise : null;

    /// <summary>Places of a person that are over, oldest first.</summary>
    public IReadOnlyList<PastPlace> PastOf(NewcomerId newcomer) => past.GetValueOrDefault(newcomer) ?? [];

    /// <summary>Courses a coordinator left out of drafts for a person.</summary>
    public IReadOnlyList<LeftOutProposal> LeftOutOf(NewcomerId newcomer) => leftOut.GetValueOrDefault(newcomer) ?? [];

    /// <summary>The ways into a course from the policy's lead time on.</summary>
    public IReadOnlyList<CourseEntry> EntriesOf(Course course)
    {
        if (!entries.TryGetValue(course.Id, out var found))
        {
            found = CourseEntries.Of(course, Day.AddDays(Policy.Courses.LeadDays));
            entries.Add(course.Id, found);
        }

        return found;
    }

    /// <summary>The way in that a promise or a placement names; a module no longer on file is the one of that day.
    /// </summary>
    public static CourseEntry EntryAt(Course course, int moduleNumber, DateOnly day)
    {
        var module = course.Modules.FirstOrDefault(m => m.Number == moduleNumber)
            ?? course.Modules.FirstOrDefault(m => m.Days.Contains(day))
            ?? course.Modules[^1];
        return CourseEntries.At(course, module, day);
    }

    /// <summary>Lessons from an entry day on.</summary>
    public LessonPattern LessonsOf(CourseEntry entry)
    {
        if (!lessons.TryGetValue((entry.Course.Id, entry.Day), out var found))
        {
            found = LessonPattern.From(entry.Course, entry.Day);
            lessons.Add((entry.Course.Id, entry.Day), found);
        }

        return found;
    }

    /// <summary>The way from home to a course; unknown where the place is, and for online courses.</summary>
    public Journey JourneyTo(Newcomer newcomer, Course course) =>
        course.Mode != CourseMode.Online && SiteOf(course) is { } site
            ? JourneyTo(newcomer, site)
            : Journey.Unknown;

    /// <summary>The way between two sites.</summary>
    public Journey JourneyBetween(Site from, Site to, Mobility mobility)
    {
        if (!ways.TryGetValue((from.Id, to.Id, mobility), out var found))
        {
            found = journeys.Between(from.Address, to.Address, mobility);
            ways.Add((from.Id, to.Id, mobility), found);
        }

        return found;
    }

    /// <summary>The way from home to a site.</summary>
    public Journey JourneyTo(Newcomer newcomer, Site site) =>
        journeys.Between(newcomer.Address, site.Address, newcomer.Mobility);

    /// <summary>Share of people with this first language in a course, 0 to 1: those promised, and the waiting list's
    /// mixture counted like a few people already there.</summary>
    public double LanguageShare(CourseId course, string language)
    {
        var prior = Policy.Fit.LanguagePrior;
        var expected = waitingWithLanguage == 0
            ? 0
            : languagesWaiting.GetValueOrDefault(language) / (double)waitingWithLanguage;
        if (!languagesByCourse.TryGetValue(course, out var counts))
        {
            return expected;
        }

        return (counts.GetValueOrDefault(language) + prior * expected) / (counts.Values.Sum() + prior);
    }

    /// <summary>First language as entered, or null.</summary>
    internal static string? FirstLanguageOf(Newcomer newcomer) =>
        newcomer.Languages.Count > 0 ? newcomer.Languages[0] : null;

    private bool IsKept(Promise promise) =>
        Find(promise.Course) is { State: not (CourseState.Cancelled or CourseState.Withdrawn) };
}

using CourseMatch.Application.Courses;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules.Children;
using CourseMatch.Application.Rules.Entitlements;

namespace CourseMatch.Application.Rules;

/// <summary>One newcomer and one way into one course, with everything the rules look at.</summary>
/// <remarks>Not safe for several threads: what takes time is worked out when the first rule asks and kept.</remarks>
public sealed class Case
{
    private Journey? journey;
    private EntitlementCover? cover;
    private CareOutlook? care;

    internal Case(Newcomer newcomer, CourseEntry entry, Circumstances circumstances)
    {
        Newcomer = newcomer;
        Entry = entry;
        Circumstances = circumstances;
    }

    /// <summary>The person.</summary>
    public Newcomer Newcomer { get; }

    /// <summary>Course, module and first day.</summary>
    public CourseEntry Entry { get; }

    /// <summary>Day, policy, law and what else is on file.</summary>
    public Circumstances Circumstances { get; }

    /// <summary>The course.</summary>
    public Course Course => Entry.Course;

    /// <summary>The day the plan reckons from.</summary>
    public DateOnly Day => Circumstances.Day;

    /// <summary>The authority's choices.</summary>
    public Policy Policy => Circumstances.Policy;

    /// <summary>Numbers from law.</summary>
    public LegalLimits Law => Circumstances.Law;

    /// <summary>The person's household, or null.</summary>
    public Household? Household => Circumstances.HouseholdOf(Newcomer);

    /// <summary>Where the course is held, or null.</summary>
    public Site? Site => Circumstances.SiteOf(Course);

    /// <summary>Lessons from the entry day on.</summary>
    public LessonPattern Lessons => Circumstances.LessonsOf(Entry);

    /// <summary>The way to the course; unknown for online courses, which need none.</summary>
    public Journey Journey => journey ??= Circumstances.JourneyTo(Newcomer, Course);

    /// <summary>The entitlement that covers the course, if one does, and why the others do not.</summary>
    public EntitlementCover Cover => cover ??= EntitlementCover.Of(this);

    /// <summary>How the person's children can be looked after during the lessons.</summary>
    public CareOutlook Care => care ??= CareOutlook.Of(this);

    /// <summary>Number and title, as findings name the course.</summary>
    internal string CourseName => NameOf(Course);

    internal static string NameOf(Course course) =>
        course.Title.Length == 0 || course.Title == course.Number ? course.Number : $"{course.Number} {course.Title}";

    /// <summary>Minutes the person needs to the course, for hours around lessons; 0 for online courses.</summary>
    internal int WayMinutes => Course.Mode == CourseMode.Online
        ? 0
        : Journey.Minutes ?? Policy.Care.UnknownWayMinutes;
}

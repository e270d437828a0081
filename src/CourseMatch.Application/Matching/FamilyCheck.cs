using CourseMatch.Application.Calendar;
using CourseMatch.Application.Care;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Rules.Children;

namespace CourseMatch.Application.Matching;

/// <summary>Follows every child through every single lesson of its parents: on each day somebody looks after it, and it
/// is in one place.</summary>
/// <remarks>Weekly patterns and spans of days, which the model reckons with, play no part here: this is the day-by-day
/// truth they stand for.</remarks>
internal sealed class FamilyCheck
{
    private readonly Circumstances circumstances;
    private readonly Dictionary<NewcomerId, Attendance> attendances = [];

    private FamilyCheck(IEnumerable<(Placement Placement, Case Case)> added, Circumstances circumstances)
    {
        this.circumstances = circumstances;
        foreach (var newcomer in circumstances.County.Newcomers)
        {
            if (circumstances.PromiseOf(newcomer.Id) is { } promise
                && circumstances.Find(promise.Course) is { } course)
            {
                var entry = Circumstances.EntryAt(course, promise.ModuleNumber, promise.EntryDay);
                attendances[newcomer.Id] = new Attendance(circumstances.CaseOf(newcomer, entry), promise.Care);
            }
        }

        foreach (var (placement, judged) in added)
        {
            attendances[placement.Newcomer] = new Attendance(judged, placement.Care);
        }
    }

    /// <param name="added">New placements.</param>
    /// <param name="extended">Promised ones with nothing but the places that come to them: only these places are
    /// judged, since the lessons may have begun before the child came.</param>
    /// <param name="circumstances">What is on file.</param>
    /// <param name="findings">Takes what stands against them.</param>
    internal static void Judge(
        IReadOnlyList<(Placement Placement, Case Case)> added,
        IReadOnlyList<(Placement Placement, Case Case)> extended,
        Circumstances circumstances,
        List<Finding> findings)
    {
        if (added.Count + extended.Count == 0)
        {
            return;
        }

        foreach (var (placement, judged) in extended)
        {
            new FamilyCheck([], circumstances).JudgePlaces(new Attendance(judged, placement.Care), findings);
        }

        var check = new FamilyCheck(added, circumstances);
        foreach (var (placement, _) in added)
        {
            check.JudgePlaces(check.attendances[placement.Newcomer], findings);
            check.JudgeLessons(check.attendances[placement.Newcomer], findings);
        }
    }

    /// <summary>Each place is one of this household's children, of the group's age and days, in sessions it
    /// has.</summary>
    private void JudgePlaces(Attendance attendance, List<Finding> findings)
    {
        var newcomer = attendance.Case.Newcomer;
        foreach (var place in attendance.Care)
        {
            var child = attendance.Case.Household?.Children.FirstOrDefault(child => child.Id == place.Child);
            var group = circumstances.Find(place.Group);
            if (child is null || group is null)
            {
                findings.Add(PlacementJudge.About(
                    newcomer, "CM2407", newcomer.Id.Value, attendance.Case.Course.Id.Value));
            }
            else if (!group.Days.Contains(place.Days.First) || !group.Days.Contains(place.Days.Last)
                || child.AgeMonthsOn(place.Days.First) < group.AgeMonthsFrom
                || child.AgeMonthsOn(place.Days.Last) >= group.AgeMonthsBelow
                || group.Accompanies?.Contains(attendance.Case.Course.Id) == false
                || (group.IsSubsidiary && child.Kita is { } kita && kita.From <= place.Days.Last)
                || place.Sessions.Any(id => group.Sessions.All(session => session.Id != id)))
            {
                findings.Add(PlacementJudge.About(
                    newcomer, "CM2410", newcomer.Reference, group.Name, child.BirthDate));
            }
        }
    }

    private void JudgeLessons(Attendance attendance, List<Finding> findings)
    {
        var newcomer = attendance.Case.Newcomer;
        var partner = circumstances.PartnerOf(newcomer);
        var stays = StaysOf(attendance).ToList();
        var others = partner is not null && attendances.TryGetValue(partner.Id, out var held)
            ? StaysOf(held).ToList()
            : [];
        foreach (var child in attendance.Case.Household?.Children ?? [])
        {
            if (FirstDayInTwo(child, stays, others) is { } twice)
            {
                findings.Add(About("CM2405", child, twice));
            }

            foreach (var lesson in attendance.Case.Lessons.Lessons)
            {
                if (!Needs(attendance, child, lesson))
                {
                    continue;
                }

                if (!IsInGroup(attendance, child, lesson)
                    && (partner is null || !IsWithPartner(attendance, partner, child, lesson)))
                {
                    findings.Add(About("CM2404", child, lesson.Day));
                    break;
                }
            }
        }

        Finding About(string code, Child child, DateOnly day) => PlacementJudge.About(
            newcomer, code, newcomer.Reference, attendance.Case.CourseName, child.BirthDate, day);
    }

    /// <summary>Whether somebody must look after the child during the lesson: need stated, before school, no Kita open.
    /// A lesson without hours counts as needed and covered by nothing.</summary>
    private bool Needs(Attendance attendance, Child child, Lesson lesson)
    {
        if (child.CareNeed is not { } need || !need.Contains(lesson.Day) || lesson.Day < child.BirthDate
            || lesson.Day >= circumstances.Law.SchoolBegins(child.BirthDate))
        {
            return false;
        }

        return !(lesson is { From: { } from, To: { } to } && child.Kita is { } kita && kita.From <= lesson.Day
            && lesson.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && Minutes(kita.Opens) <= Minutes(from) - attendance.Case.WayMinutes
            && EndMinutes(kita.Closes) >= EndMinutes(to) + attendance.Case.WayMinutes);
    }

    private bool IsInGroup(Attendance attendance, Child child, Lesson lesson) =>
        lesson is { From: { } from, To: { } to } && attendance.Care.Any(place =>
        {
            if (place.Child != child.Id || !place.Days.Contains(lesson.Day)
                || circumstances.Find(place.Group) is not { } group
                || BufferOf(attendance, group) is not { } buffer)
            {
                return false;
            }

            var covered = Math.Max(0, Minutes(from) - buffer);
            var end = Math.Min(24 * 60, EndMinutes(to) + buffer);
            foreach (var session in group.Sessions
                .Where(session => session.Day == lesson.Day.DayOfWeek && place.Sessions.Contains(session.Id))
                .OrderBy(session => session.From))
            {
                if (Minutes(session.From) > covered)
                {
                    return false;
                }

                covered = Math.Max(covered, EndMinutes(session.To));
            }

            return covered >= end;
        });

    private static int? BufferOf(Attendance attendance, CareGroup group)
    {
        attendance.Groups ??= ReachableGroup.Of(attendance.Case);
        return attendance.Groups.Find(reachable => reachable.Group.Id == group.Id)?.BufferMinutes;
    }

    /// <summary>The partner is free by the list, and not in a class during which the child relies on this person.
    /// </summary>
    private bool IsWithPartner(Attendance attendance, Newcomer partner, Child child, Lesson lesson)
    {
        if (lesson is not { From: { } from, To: { } to } || !partner.Availability.Covers(lesson.Day, from, to))
        {
            return false;
        }

        if (!attendances.TryGetValue(partner.Id, out var other))
        {
            return true;
        }

        var way = attendance.Case.WayMinutes;
        return !other.Case.Lessons.Lessons.Any(theirs =>
            theirs.Day == lesson.Day && theirs is { From: { } theirFrom, To: { } theirTo }
            && Minutes(theirFrom) - other.Case.WayMinutes < EndMinutes(to) + way
            && Minutes(from) - way < EndMinutes(theirTo) + other.Case.WayMinutes
            && Needs(other, child, theirs) && !IsInGroup(other, child, theirs));
    }

    /// <summary>First day on which a child has places in two sessions at overlapping hours, its own parent's or one of
    /// each parent, or null. One session for both lessons of one parent is one place.</summary>
    private static DateOnly? FirstDayInTwo(Child child, List<Stay> own, List<Stay> others)
    {
        foreach (var stay in own.Where(stay => stay.Child == child.Id))
        {
            foreach (var other in own.Where(other => other.Session.Id != stay.Session.Id).Concat(others))
            {
                if (other.Child == child.Id && other.Session.Day == stay.Session.Day
                    && Minutes(other.Session.From) < EndMinutes(stay.Session.To)
                    && Minutes(stay.Session.From) < EndMinutes(other.Session.To)
                    && stay.Days.Overlaps(other.Days))
                {
                    return stay.Days.First > other.Days.First ? stay.Days.First : other.Days.First;
                }
            }
        }

        return null;
    }

    private IEnumerable<Stay> StaysOf(Attendance attendance) =>
        from place in attendance.Care
        let @group = circumstances.Find(place.Group)
        where @group is not null
        from session in @group.Sessions
        where place.Sessions.Contains(session.Id)
        select new Stay(place.Child, session, place.Days);

    private static int Minutes(TimeOnly time) => (int)time.ToTimeSpan().TotalMinutes;

    private static int EndMinutes(TimeOnly to) => to == TimeOnly.MinValue ? 24 * 60 : Minutes(to);

    private sealed record Stay(ChildId Child, CareSession Session, DaySpan Days);

    /// <summary>A person in a course with the places of the children.</summary>
    private sealed class Attendance(Case attended, IReadOnlyList<CarePlacement> care)
    {
        internal Case Case { get; } = attended;

        internal IReadOnlyList<CarePlacement> Care { get; } = care;

        internal List<ReachableGroup>? Groups { get; set; }
    }
}

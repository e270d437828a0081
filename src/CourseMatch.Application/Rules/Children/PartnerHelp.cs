using CourseMatch.Application.Calendar;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Rules.Children;

/// <summary>When the other parent can look after the children, as far as the list says.</summary>
/// <remarks>A partner who is not on the list, or no longer active, looks after nobody here. The grid of hours in which
/// a partner could be in class stands for the hours at home: whoever could learn can look after a child.</remarks>
internal sealed class PartnerHelp
{
    private readonly Availability? free;
    private readonly CareArrangement? promised;

    private PartnerHelp(Availability? free, CareArrangement? promised)
    {
        this.free = free;
        this.promised = promised;
    }

    /// <summary>Note for a family that found no way: the partner is on the list but not free then.</summary>
    internal Finding? Reason => free is null ? null : Finding.Of("CM2126", Severity.Note);

    internal static PartnerHelp Of(Case c)
    {
        if (c.Circumstances.PartnerOf(c.Newcomer) is not { } partner)
        {
            return new PartnerHelp(null, null);
        }

        var promise = c.Circumstances.PromiseOf(partner.Id);
        return new PartnerHelp(
            partner.Availability, promise is null ? null : PromisedCare.Of(partner, promise, c.Circumstances));
    }

    /// <summary>Whether the partner is free during one weekly lesson, in even and odd weeks.</summary>
    internal bool IsFree(CareDemand demand) =>
        free is not null
        && free.EvenWeeks.Covers(demand.Day, demand.From, demand.To)
        && free.OddWeeks.Covers(demand.Day, demand.From, demand.To);

    /// <summary>Whether an arrangement goes together with the course the partner was promised.</summary>
    internal bool Allows(CareArrangement arrangement) => promised is null || !promised.Conflicts(arrangement);
}

/// <summary>The arrangement behind a promise: its places, and the hours in which the children rely on the partner.
/// </summary>
internal static class PromisedCare
{
    internal static CareArrangement Of(Newcomer newcomer, Promise promise, Circumstances circumstances)
    {
        if (circumstances.Find(promise.Course) is not { } course)
        {
            return CareArrangement.None;
        }

        var entry = Circumstances.EntryAt(course, promise.ModuleNumber, promise.EntryDay);
        return Of(circumstances.CaseOf(newcomer, entry), promise.Care);
    }

    /// <summary>The arrangement a person in a course has with some places on file.</summary>
    internal static CareArrangement Of(Case c, IReadOnlyList<CarePlacement> places)
    {
        var inGroup = new List<CareWindow>();
        var withPartner = new List<CareWindow>();
        foreach (var place in places)
        {
            inGroup.AddRange(SessionsOf(place, c.Circumstances).Select(session => CareWindow.Around(
                place.Child, session.Day, session.From, session.To, 0, place.Days)));
        }

        foreach (var demand in CareDemands.Of(c.Household, c.Lessons, c.WayMinutes, c.Law.SchoolBegins))
        {
            if (!inGroup.Exists(window => window.Overlaps(demand.Window(0))))
            {
                withPartner.Add(demand.Window(c.WayMinutes));
            }
        }

        return new CareArrangement(places, inGroup, withPartner, 0);
    }

    private static IEnumerable<Care.CareSession> SessionsOf(CarePlacement place, Circumstances circumstances) =>
        circumstances.Find(place.Group)?.Sessions.Where(session => place.Sessions.Contains(session.Id)) ?? [];
}

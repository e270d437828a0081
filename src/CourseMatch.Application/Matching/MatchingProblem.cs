using System.Globalization;
using System.Runtime.InteropServices;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Application.Matching;

/// <summary>Writes applicants and what they compete for as an anonymous allocation problem.</summary>
internal static class MatchingProblem
{
    internal static AllocationProblem Of(
        IReadOnlyList<Applicant> applicants,
        IReadOnlyDictionary<CourseId, CourseSeats> seats,
        CarePlaces care,
        IReadOnlyDictionary<CarePeriod, int> heldCare,
        int movesMax,
        Circumstances circumstances)
    {
        var builder = new AllocationProblemBuilder();
        var courses = AddCourses(builder, applicants, seats);
        var uses = AddCare(builder, applicants, care, heldCare);
        int? moves = applicants.Any(applicant => applicant.Options.Count > Math.Max(1, applicant.Keeping)
                && applicant.IsPromised)
            ? builder.AddResource("moves", movesMax)
            : null;

        var option = 0;
        for (var index = 0; index < applicants.Count; index++)
        {
            var applicant = applicants[index];
            builder.AddApplicant("n" + Number(applicant.Newcomer.Id.Value));
            for (var choice = 0; choice < applicant.Options.Count; choice++)
            {
                var chosen = applicant.Options[choice];
                List<(int Resource, int Units)> used = [(courses[chosen.Case.Course.Id], 1), .. uses[option++]];
                if (applicant.IsMove(choice))
                {
                    used.Add((moves!.Value, 1));
                }

                builder.AddOption(
                    index, chosen.Id, ScoreOf(applicant, choice, circumstances.Policy),
                    CollectionsMarshal.AsSpan(used));
            }

            if (applicant.IsFixed)
            {
                builder.Fix(index, 0);
            }
        }

        AddCouples(builder, applicants, circumstances);
        return builder.Build();
    }

    /// <summary>Points that every option of somebody who has to be placed carries besides, where there is more than
    /// one:
    /// more than any few others could gain by taking the seat and the children's places.</summary>
    internal static int Surcharge(Applicant applicant, Policy policy) =>
        applicant is { MustBePlaced: true, IsFixed: false }
            ? 5 * (policy.Order.Priority + policy.Order.WaitingPointsPerMonth * policy.Order.WaitingMonthsMax
                + policy.Offers.FirstCall)
            : 0;

    private static int ScoreOf(Applicant applicant, int option, Policy policy) =>
        applicant.Options[option].Score + Surcharge(applicant, policy)
        - (applicant.IsMove(option) ? policy.Offers.MovePrice : 0);

    private static Dictionary<CourseId, int> AddCourses(
        AllocationProblemBuilder builder,
        IReadOnlyList<Applicant> applicants,
        IReadOnlyDictionary<CourseId, CourseSeats> seats) =>
        applicants
            .SelectMany(applicant => applicant.Options)
            .Select(option => option.Case.Course.Id)
            .Distinct()
            .OrderBy(course => course.Value)
            .ToDictionary(course => course, course => builder.AddResource(
                "course:" + Number(course.Value),
                seats[course].Capacity, seats[course].Minimum, seats[course].OpeningCost));

    /// <summary>Adds the care resources that matter.</summary>
    /// <returns>Per option, in the order of applicants, what it uses of them.</returns>
    private static List<(int Resource, int Units)>[] AddCare(
        AllocationProblemBuilder builder,
        IReadOnlyList<Applicant> applicants,
        CarePlaces care,
        IReadOnlyDictionary<CarePeriod, int> heldCare)
    {
        var applicantOf = new List<int>();
        var usesOf = new SortedDictionary<(int Session, int Period), List<(int Option, int Children)>>();
        var promised = new Dictionary<CarePeriod, int>();
        for (var index = 0; index < applicants.Count; index++)
        {
            for (var option = 0; option < applicants[index].Options.Count; option++)
            {
                var places = applicants[index].Options[option].Arrangement.Places;
                foreach (var (period, children) in care.UnitsOf(places))
                {
                    var key = (period.Session.Value, period.Index);
                    (usesOf.TryGetValue(key, out var list) ? list : usesOf[key] = [])
                        .Add((applicantOf.Count, children));
                    if (applicants[index].IsPromised && option == 0)
                    {
                        promised[period] = promised.GetValueOrDefault(period) + children;
                    }
                }

                applicantOf.Add(index);
            }
        }

        var resources = usesOf
            .Select(entry =>
            {
                var period = new CarePeriod(new CareSessionId(entry.Key.Session), entry.Key.Period);
                var (group, session) = care[period.Session];
                // What is promised has its place, also where the group has fewer places by now.
                var capacity = Math.Max(
                    promised.GetValueOrDefault(period), session.Places - heldCare.GetValueOrDefault(period));
                return new CareResource(period, group.Id.Value, capacity, entry.Value);
            })
            .ToList();

        var uses = new List<(int Resource, int Units)>[applicantOf.Count];
        for (var option = 0; option < uses.Length; option++)
        {
            uses[option] = [];
        }

        foreach (var resource in CareResources.Reduced(resources, option => applicantOf[option]))
        {
            var index = builder.AddResource(
                $"care:{Number(resource.Period.Session.Value)}:{Number(resource.Period.Index)}",
                Math.Max(0, resource.Capacity));
            foreach (var (option, children) in resource.Uses)
            {
                uses[option].Add((index, children));
            }
        }

        return uses;
    }

    private static void AddCouples(
        AllocationProblemBuilder builder, IReadOnlyList<Applicant> applicants, Circumstances circumstances)
    {
        var indexOf = new Dictionary<NewcomerId, int>();
        for (var index = 0; index < applicants.Count; index++)
        {
            indexOf.Add(applicants[index].Newcomer.Id, index);
        }

        var bonus = circumstances.Policy.Fit.PartnersAtOneSite;
        for (var one = 0; one < applicants.Count; one++)
        {
            if (circumstances.PartnerOf(applicants[one].Newcomer) is not { } partner
                || indexOf[partner.Id] is var two && two <= one
                || (applicants[one].IsFixed && applicants[two].IsFixed))
            {
                continue;
            }

            var (first, second) = (applicants[one].Options, applicants[two].Options);
            foreach (var list in CoupleLists.Exclusions(first, second))
            {
                builder.AddExclusion([.. list.Select(entry => (entry.Side == 0 ? one : two, entry.Index))]);
            }

            if (bonus > 0)
            {
                foreach (var (left, right) in CoupleLists.SameSite(first, second))
                {
                    builder.AddBonus([(one, left), (two, right)], bonus);
                }
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

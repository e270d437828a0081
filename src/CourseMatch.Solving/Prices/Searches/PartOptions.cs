using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Where the members and options of a part stand in the root model.</summary>
internal sealed record PartOptions(int[] RootMember, int[] RootOption)
{
    /// <summary>Maps through the model of everybody free, of which the part is one component (or the whole).</summary>
    public static PartOptions Of(SeatModel model, SeatModel part, bool isWhole)
    {
        if (isWhole)
        {
            return new PartOptions(model.ParentMember, model.ParentOption);
        }

        return new PartOptions(Array.ConvertAll(part.ParentMember, member => model.ParentMember[member]),
            Array.ConvertAll(part.ParentOption, option => model.ParentOption[option]));
    }

    /// <summary>The plan of the part by which everybody keeps what he has in the root, where the part offers
    /// it.</summary>
    public Plan Start(SeatModel part, int[] rootChosen)
    {
        var chosen = new int[part.MemberCount];
        for (var member = 0; member < chosen.Length; member++)
        {
            var (held, first) = (rootChosen[RootMember[member]], part.FirstOption[member]);
            var at = RootOption.AsSpan(first..part.FirstOption[member + 1]).IndexOf(held);
            chosen[member] = at < 0 ? -1 : first + at;
        }

        return new Plan(part, chosen);
    }
}

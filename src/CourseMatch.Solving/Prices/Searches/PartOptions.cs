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
        var plan = new Plan(part);
        for (var option = 0; option < part.OptionCount; option++)
        {
            var member = part.OptionMember[option];
            if (rootChosen[RootMember[member]] == RootOption[option])
            {
                plan.Set(member, option);
            }
        }

        plan.Commit();
        return plan;
    }
}

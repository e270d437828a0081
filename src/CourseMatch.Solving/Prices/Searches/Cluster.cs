using CourseMatch.Solving.Prices.Modelling;
using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>
/// Grows a group of members around a point of loss: those who can exchange seats there at least cost.
/// </summary>
internal sealed class Cluster
{
    private const double Window = 150;

    private readonly SeatModel model;
    private readonly Guidance guidance;
    private readonly PriorityQueue<int, (double Cost, int Order)> queue = new();
    private readonly int[] memberStamp;
    private readonly int[] resourceStamp;
    private readonly List<int> members = [];
    private int stamp;
    private int pushes;

    public Cluster(SeatModel model, Guidance guidance)
    {
        this.model = model;
        this.guidance = guidance;
        memberStamp = new int[model.MemberCount];
        resourceStamp = new int[model.ResourceCount];
    }

    /// <summary>
    /// Members around a member, at most so many (a couple counts as one more). O(users of its resources).
    /// </summary>
    public int[] AroundMember(Plan plan, int member, int most)
    {
        Start();
        queue.Enqueue(member, (0, 0));
        return Grow(plan, most);
    }

    /// <summary>Members around a resource.</summary>
    public int[] AroundResource(Plan plan, int resource, int most)
    {
        Start();
        Visit(plan, resource, 0);
        return Grow(plan, most);
    }

    private void Start()
    {
        stamp++;
        pushes = 0;
        queue.Clear();
        members.Clear();
    }

    private int[] Grow(Plan plan, int most)
    {
        while (members.Count < most && queue.TryDequeue(out var member, out var priority))
        {
            if (memberStamp[member] == stamp)
            {
                continue;
            }

            var unit = model.MemberUnit[member];
            for (var mate = model.FirstMember[unit]; mate < model.FirstMember[unit + 1]; mate++)
            {
                memberStamp[mate] = stamp;
                members.Add(mate);
                var limit = guidance.Of(plan.Chosen[mate]) - Window * guidance.Scale;
                for (var place = model.FirstOption[mate]; place < model.FirstOption[mate + 1]; place++)
                {
                    var option = guidance.Ranked[place];
                    if (guidance.Reduced[option] < limit && option != plan.Chosen[mate])
                    {
                        continue;
                    }

                    for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
                    {
                        Visit(plan, model.UseResource[use], priority.Cost);
                    }
                }
            }
        }

        members.Sort();
        return [.. members];
    }

    private void Visit(Plan plan, int resource, double cost)
    {
        if (resourceStamp[resource] == stamp || model.IsInternal[resource])
        {
            return;
        }

        resourceStamp[resource] = stamp;
        for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
        {
            var option = model.UseOption[model.User[at]];
            var member = model.OptionMember[option];
            if (memberStamp[member] == stamp)
            {
                continue;
            }

            var own = plan.Chosen[member];
            var step = own != option ? guidance.Of(own) - guidance.Reduced[option]
                : guidance.Reduced[own] - Next(member, own);
            queue.Enqueue(member, (cost * 0.5 + Math.Max(step, -guidance.Scale), pushes++));
        }
    }

    // The best a member has besides his own option, "left out" included.
    private double Next(int member, int own)
    {
        for (var place = model.FirstOption[member]; place < model.FirstOption[member + 1]; place++)
        {
            if (guidance.Ranked[place] != own)
            {
                return Math.Max(0, guidance.Reduced[guidance.Ranked[place]]);
            }
        }

        return 0;
    }
}

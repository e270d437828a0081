using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Who has which option, with loads, violations and objective kept up to date, and an undo log.</summary>
/// <remarks>
/// Any choice is allowed in between; <see cref="IsFeasible"/> tells whether capacities, minima and exclusions hold now.
/// <see cref="Set"/> costs O(uses + bonuses of the two options). Not safe for several threads.
/// </remarks>
internal sealed class Plan
{
    private readonly int[] bonusHits;
    private readonly Occupancy? occupancy;
    private (int Member, int Option)[] log = new (int, int)[64];
    private int logLength;

    /// <summary>A plan in which nobody has anything.</summary>
    /// <remarks>Without <paramref name="listsOccupants"/> nobody may ask for <see cref="Occupants"/>, and changes cost
    /// half.</remarks>
    public Plan(SeatModel model, bool listsOccupants = true)
    {
        Model = model;
        Chosen = new int[model.MemberCount];
        Array.Fill(Chosen, -1);
        Load = new int[model.ResourceCount];
        bonusHits = new int[model.BonusCount];
        occupancy = listsOccupants ? new Occupancy(model) : null;
        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            Objective += model.FirstBonusItem[bonus] == model.FirstBonusItem[bonus + 1] ? model.BonusScore[bonus] : 0;
        }

        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            ShortCount += model.IsForced[resource] && model.Minimum[resource] > 0 ? 1 : 0;
        }
    }

    /// <summary>A plan with these choices; what <see cref="CopyFrom"/> makes of an empty one, in one pass.</summary>
    public Plan(SeatModel model, ReadOnlySpan<int> chosen, bool listsOccupants = true)
        : this(model, listsOccupants)
    {
        chosen.CopyTo(Chosen);
        for (var member = 0; member < chosen.Length; member++)
        {
            if (member + Ahead.Far < chosen.Length)
            {
                Ahead.Rows(model, chosen[member + Ahead.Far]);
                Ahead.Uses(model, chosen[member + Ahead.Near]);
            }

            var option = chosen[member];
            if (option < 0)
            {
                continue;
            }

            Objective += model.Weight[option];
            for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
            {
                Load[model.UseResource[use]] += model.UseUnits[use];
                occupancy?.Enter(member, option, use);
            }

            EnterBonuses(option);
        }

        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (Load[resource] > 0)
            {
                OverCount += Load[resource] > model.Capacity[resource] ? 1 : 0;
                ShortCount += (Load[resource] < model.Minimum[resource] ? 1 : 0)
                    - (model.IsForced[resource] && model.Minimum[resource] > 0 ? 1 : 0);
                Objective -= model.IsForced[resource] ? 0 : model.OpeningCost[resource];
            }
        }
    }

    public SeatModel Model { get; }

    /// <summary>Per member the chosen option (index of the model), −1 when left out. Changed by
    /// <see cref="Set"/>.</summary>
    public int[] Chosen { get; }

    /// <summary>Units in use per resource.</summary>
    public int[] Load { get; }

    /// <summary>Points of everything chosen, bonuses and opening costs included, violations or not.</summary>
    public long Objective { get; private set; }

    /// <summary>Resources above their capacity.</summary>
    public int OverCount { get; private set; }

    /// <summary>Resources in use (or forced) below their minimum.</summary>
    public int ShortCount { get; private set; }

    /// <summary>No violation of any kind.</summary>
    public bool IsFeasible => (OverCount | ShortCount) == 0;

    /// <summary>Place in the undo log to <see cref="Rollback"/> to.</summary>
    public int Mark => logLength;

    /// <summary>The uses (index of the model) by which the resource is occupied now, in no particular order.</summary>
    public ReadOnlySpan<int> Occupants(int resource) => occupancy!.Of(resource);

    /// <summary>True when all options of the bonus are chosen.</summary>
    public bool IsEarned(int bonus) =>
        bonusHits[bonus] == Model.FirstBonusItem[bonus + 1] - Model.FirstBonusItem[bonus];

    /// <summary>True when all options of the bonus but this one are chosen.</summary>
    public bool IsEarnedBut(int bonus, int option)
    {
        var missing = Model.FirstBonusItem[bonus + 1] - Model.FirstBonusItem[bonus] - bonusHits[bonus];
        return missing == 1 && Chosen[Model.OptionMember[option]] != option;
    }

    /// <summary>
    /// What choosing the option adds to the objective for a member who has nothing and whom it fits; 0 when the plan
    /// would not be feasible then, or gain nothing. Changes nothing.
    /// </summary>
    public long GainOf(int option)
    {
        var gain = Model.Weight[option];
        var shorter = ShortCount;
        for (var use = Model.FirstUse[option]; use < Model.FirstUse[option + 1]; use++)
        {
            var resource = Model.UseResource[use];
            var before = Load[resource];
            var minimum = Model.Minimum[resource];
            if (minimum > 0)
            {
                shorter += (before + Model.UseUnits[use] < minimum ? 1 : 0)
                    - (before < minimum && (before > 0 || Model.IsForced[resource]) ? 1 : 0);
            }

            gain -= before > 0 || Model.IsForced[resource] ? 0 : Model.OpeningCost[resource];
        }

        for (var place = Model.FirstOptionBonus[option]; place < Model.FirstOptionBonus[option + 1]; place++)
        {
            var bonus = Model.OptionBonus[place];
            gain += IsEarnedBut(bonus, option) ? Model.BonusScore[bonus] : 0;
        }

        return (OverCount | shorter) == 0 ? Math.Max(0, gain) : 0;
    }

    /// <summary>Chooses an option (or −1) for a member and remembers how to undo it.</summary>
    public void Set(int member, int option)
    {
        var old = Chosen[member];
        if (old == option)
        {
            return;
        }

        if (logLength == log.Length)
        {
            Array.Resize(ref log, logLength * 2);
        }

        log[logLength++] = (member, old);
        Change(member, old, option);
    }

    /// <summary>Undoes everything since the mark.</summary>
    public void Rollback(int mark)
    {
        while (logLength > mark)
        {
            var (member, option) = log[--logLength];
            Change(member, Chosen[member], option);
        }
    }

    /// <summary>Members changed since the mark, oldest first, with what they had before; a member may repeat.</summary>
    public ReadOnlySpan<(int Member, int Option)> ChangedSince(int mark) => log.AsSpan(mark, logLength - mark);

    /// <summary>Forgets how to undo everything; marks become invalid.</summary>
    public void Commit() => logLength = 0;

    /// <summary>The option's resources have room when the member gives up what he has now.</summary>
    public bool Fits(int member, int option)
    {
        var own = Chosen[member];
        for (var use = Model.FirstUse[option]; use < Model.FirstUse[option + 1]; use++)
        {
            var resource = Model.UseResource[use];
            if (Load[resource] + Model.UseUnits[use] - UnitsOf(own, resource) > Model.Capacity[resource])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The option's resources have room for a member who has nothing now.</summary>
    public bool HasRoom(int option)
    {
        var (model, load) = (Model, Load);
        var (resources, units, capacity) = (model.UseResource, model.UseUnits, model.Capacity);
        var end = model.FirstUse[option + 1];
        for (var use = model.FirstUse[option]; use < end; use++)
        {
            var resource = resources[use];
            if (load[resource] + units[use] > capacity[resource])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Units an option takes of a resource; 0 for option −1.</summary>
    public int UnitsOf(int option, int resource)
    {
        if (option >= 0)
        {
            for (var use = Model.FirstUse[option]; use < Model.FirstUse[option + 1]; use++)
            {
                if (Model.UseResource[use] == resource)
                {
                    return Model.UseUnits[use];
                }
            }
        }

        return 0;
    }

    /// <summary>Takes over the choices of another plan of the same model.</summary>
    public void CopyFrom(ReadOnlySpan<int> chosen)
    {
        for (var member = 0; member < chosen.Length; member++)
        {
            Set(member, chosen[member]);
        }

        Commit();
    }

    private void Change(int member, int old, int option)
    {
        if (old >= 0)
        {
            Leave(member, old);
        }

        Chosen[member] = option;
        if (option >= 0)
        {
            Enter(member, option);
        }
    }

    private void Enter(int member, int option)
    {
        Objective += Model.Weight[option];
        for (var use = Model.FirstUse[option]; use < Model.FirstUse[option + 1]; use++)
        {
            ChangeLoad(Model.UseResource[use], Model.UseUnits[use]);
            occupancy?.Enter(member, option, use);
        }

        EnterBonuses(option);
    }

    private void EnterBonuses(int option)
    {
        for (var place = Model.FirstOptionBonus[option]; place < Model.FirstOptionBonus[option + 1]; place++)
        {
            var bonus = Model.OptionBonus[place];
            bonusHits[bonus]++;
            Objective += IsEarned(bonus) ? Model.BonusScore[bonus] : 0;
        }
    }

    private void Leave(int member, int option)
    {
        for (var place = Model.FirstOptionBonus[option]; place < Model.FirstOptionBonus[option + 1]; place++)
        {
            var bonus = Model.OptionBonus[place];
            Objective -= IsEarned(bonus) ? Model.BonusScore[bonus] : 0;
            bonusHits[bonus]--;
        }

        for (var use = Model.FirstUse[option]; use < Model.FirstUse[option + 1]; use++)
        {
            ChangeLoad(Model.UseResource[use], -Model.UseUnits[use]);
            occupancy?.Leave(member, option, use);
        }

        Objective -= Model.Weight[option];
    }

    private void ChangeLoad(int resource, int units)
    {
        var before = Load[resource];
        var after = before + units;
        Load[resource] = after;
        var capacity = Model.Capacity[resource];
        OverCount += (after > capacity ? 1 : 0) - (before > capacity ? 1 : 0);
        var minimum = Model.Minimum[resource];
        var isForced = Model.IsForced[resource];
        if (minimum > 0)
        {
            ShortCount += (after < minimum && (after > 0 || isForced) ? 1 : 0)
                - (before < minimum && (before > 0 || isForced) ? 1 : 0);
        }

        if (!isForced)
        {
            Objective -= (after > 0 ? Model.OpeningCost[resource] : 0) - (before > 0 ? Model.OpeningCost[resource] : 0);
        }
    }
}

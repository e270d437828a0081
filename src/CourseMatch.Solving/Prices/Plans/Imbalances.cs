using System.Runtime.CompilerServices;

namespace CourseMatch.Solving.Prices.Plans;

/// <summary>By how much loads differ from a plan's after a few moves, as one step of a chain search sees it.</summary>
/// <remarks>A handful of resources, so they are searched one after the other.</remarks>
internal sealed class Imbalances(Plan plan)
{
    /// <summary>Most resources out of balance at once; a chain that needs more is given up.</summary>
    public const int Most = 7;

    private readonly (int Resource, int Change)[] items = new (int, int)[Most];
    private int count;

    /// <summary>Resources whose load changes, in no particular order.</summary>
    public ReadOnlySpan<(int Resource, int Change)> Items => items.AsSpan(0, count);

    public void Clear() => count = 0;

    /// <summary>Goes on from these.</summary>
    public void Take(ReadOnlySpan<(int Resource, int Change)> from)
    {
        from.CopyTo(items);
        count = from.Length;
    }

    /// <summary>A person gives up an option; false when too much is out of balance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Leave(int own, ref double gain)
    {
        var model = plan.Model;
        gain -= model.Weight[own];
        for (var use = model.FirstUse[own]; use < model.FirstUse[own + 1]; use++)
        {
            if (!Shift(model.UseResource[use], -model.UseUnits[use], ref gain))
            {
                return false;
            }
        }

        for (var place = model.FirstOptionBonus[own]; place < model.FirstOptionBonus[own + 1]; place++)
        {
            var bonus = model.OptionBonus[place];
            gain -= plan.IsEarned(bonus) ? model.BonusScore[bonus] : 0;
        }

        return true;
    }

    /// <summary>A person takes an option; false when too much is out of balance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Enter(int option, ref double gain)
    {
        var model = plan.Model;
        gain += model.Weight[option];
        for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
        {
            if (!Shift(model.UseResource[use], model.UseUnits[use], ref gain))
            {
                return false;
            }
        }

        for (var place = model.FirstOptionBonus[option]; place < model.FirstOptionBonus[option + 1]; place++)
        {
            var bonus = model.OptionBonus[place];
            gain += plan.IsEarnedBut(bonus, option) ? model.BonusScore[bonus] : 0;
        }

        return true;
    }

    private bool Shift(int resource, int units, ref double gain)
    {
        var index = 0;
        while (index < count && items[index].Resource != resource)
        {
            index++;
        }

        if (index == count)
        {
            if (count == Most)
            {
                return false;
            }

            items[count++] = (resource, 0);
        }

        var before = plan.Load[resource] + items[index].Change;
        if (!plan.Model.IsForced[resource])
        {
            gain += (before > 0 ? plan.Model.OpeningCost[resource] : 0)
                - (before + units > 0 ? plan.Model.OpeningCost[resource] : 0);
        }

        items[index].Change += units;
        if (items[index].Change == 0)
        {
            items[index] = items[--count];
        }

        return true;
    }
}

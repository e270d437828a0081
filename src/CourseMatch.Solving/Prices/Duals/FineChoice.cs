using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>Which resources are worth an exact answer to prices per use.</summary>
/// <remarks>
/// Two kinds leave a gap with a price per unit: resources used in different amounts whose last units cannot be filled
/// exactly (childcare groups with siblings), and resources that may close or must be filled to a minimum while their
/// income hardly covers the opening. A full course used one seat at a time has no gap of its own.
/// </remarks>
internal static class FineChoice
{
    private const long CellsPerOption = 300;
    private const long CellsFree = 200_000;

    /// <summary>Flags per resource, from coarse prices per unit and the last temperature. Cost O(uses).</summary>
    public static bool[] For(SeatModel model, double[] price, double tau)
    {
        var isFine = new bool[model.ResourceCount];
        var cellsLeft = CellsPerOption * model.OptionCount + CellsFree;
        for (var resource = 0; resource < model.ResourceCount; resource++)
        {
            if (model.IsInternal[resource])
            {
                continue;
            }

            var count = model.FirstUser[resource + 1] - model.FirstUser[resource];
            var cells = (long)count * (model.Capacity[resource] + 1);
            if (cells <= cellsLeft
                && (IsRisky(model, resource, price, tau) || LeavesUnits(model, resource, price, tau)))
            {
                isFine[resource] = true;
                cellsLeft -= cells;
            }
        }

        return isFine;
    }

    private static bool IsRisky(SeatModel model, int resource, double[] price, double tau)
    {
        if (model.IsForced[resource])
        {
            return model.Minimum[resource] > 0;
        }

        return (model.Minimum[resource] > 1 || model.OpeningCost[resource] > 0)
            && price[resource] * model.Capacity[resource] < 1.6 * model.OpeningCost[resource] + 30 * tau;
    }

    private static bool LeavesUnits(SeatModel model, int resource, double[] price, double tau)
    {
        if (price[resource] <= tau)
        {
            return false;
        }

        var (least, most) = (int.MaxValue, 0);
        for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
        {
            least = Math.Min(least, model.UseUnits[model.User[at]]);
            most = Math.Max(most, model.UseUnits[model.User[at]]);
        }

        return least < most || model.Capacity[resource] % most != 0;
    }
}

using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Duals;

/// <summary>
/// A resource that answers prices per use exactly: V(β) = max Σ β over a set of uses it could hold, minus its opening.
/// </summary>
/// <remarks>
/// The set holds minimum ≤ Σ units ≤ capacity; a resource that is not forced may stay closed instead (value 0, no
/// opening cost). For every β, Σ over units of their best reduced option + V(β) is an upper bound (Lagrangean
/// decomposition), stronger than a price per unit: it knows that units come whole, and that a course opens as a whole.
/// </remarks>
internal sealed class FineResource
{
    public FineResource(SeatModel model, int resource, int firstVariable, int count)
    {
        Resource = resource;
        FirstVariable = firstVariable;
        Count = count;
        Capacity = model.Capacity[resource];
        OpeningCost = model.OpeningCost[resource];
        IsForced = model.IsForced[resource];
        var minimum = model.Minimum[resource];
        HasOwnState = IsForced ? minimum > 0 : minimum > 1 || OpeningCost > 0;
        MayClose = !IsForced && HasOwnState;
        Least = IsForced ? minimum : HasOwnState ? Math.Max(1, minimum) : 0;
        Units = new int[count];
        var sizes = new List<int>();
        SizeClass = new int[count];
        for (var item = 0; item < count; item++)
        {
            var units = model.UseUnits[model.User[model.FirstUser[resource] + item]];
            Units[item] = units;
            var place = sizes.IndexOf(units);
            if (place < 0 && sizes.Count <= SizesMax)
            {
                place = sizes.Count;
                sizes.Add(units);
            }

            SizeClass[item] = place;
        }

        Sizes = sizes.Count <= SizesMax ? [.. sizes] : [];
    }

    private FineResource(FineResource other, int capacity, int least)
    {
        (Resource, FirstVariable, Count, Capacity) = (other.Resource, other.FirstVariable, other.Count, capacity);
        Least = least;
        (OpeningCost, IsForced) = (other.OpeningCost, other.IsForced);
        (HasOwnState, MayClose) = (other.HasOwnState, other.MayClose);
        (Units, Sizes, SizeClass) = (other.Units, other.Sizes, other.SizeClass);
    }

    private const int SizesMax = 8;

    public int Resource { get; }

    /// <summary>Variable of the first use; uses follow in the model's order.</summary>
    public int FirstVariable { get; }

    /// <summary>Number of uses.</summary>
    public int Count { get; }

    public int Capacity { get; }

    /// <summary>Least units when open.</summary>
    public int Least { get; }

    public long OpeningCost { get; }

    public bool IsForced { get; }

    /// <summary>Has a minimum or an opening cost, so that negative prices can be right.</summary>
    public bool HasOwnState { get; }

    /// <summary>May be closed at value 0.</summary>
    public bool MayClose { get; }

    /// <summary>Units of each use.</summary>
    public int[] Units { get; }

    /// <summary>Different units, when they are few; empty otherwise.</summary>
    public int[] Sizes { get; }

    /// <summary>Place of each use in <see cref="Sizes"/>.</summary>
    public int[] SizeClass { get; }

    /// <summary>The same with another capacity and least: what more seats would be worth at the same prices.</summary>
    public FineResource With(int capacity, int least) => new(this, capacity, least);
}

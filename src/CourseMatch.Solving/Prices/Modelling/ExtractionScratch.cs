namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Marks of the size of one model, used by extractions from it and left as found (all −1).</summary>
internal sealed class ExtractionScratch
{
    public ExtractionScratch(SeatModel model)
    {
        Member = Filled(model.MemberCount);
        Option = Filled(model.OptionCount);
        Resource = Filled(model.ResourceCount);
        Bonus = Filled(model.BonusCount);
    }

    /// <summary>Index of each member among those taken, −1 for the others.</summary>
    public int[] Member { get; }

    /// <summary>Index of each option in the new model, −1 for the others.</summary>
    public int[] Option { get; }

    /// <summary>Index of each resource in the new model, −1 for the others.</summary>
    public int[] Resource { get; }

    /// <summary>Index of each bonus in the new model, −1 for the others.</summary>
    public int[] Bonus { get; }

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}

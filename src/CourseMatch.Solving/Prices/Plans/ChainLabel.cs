namespace CourseMatch.Solving.Prices.Plans;

/// <summary>One move of a chain: who moves where, what is then out of balance, and how it was reached.</summary>
/// <param name="Before">Label of the move before; −1 for the first.</param>
/// <param name="Member">Who moves.</param>
/// <param name="Option">Where to; −1 for out.</param>
/// <param name="FirstImbalance">Where what is out of balance begins in the list of all.</param>
/// <param name="ImbalanceCount">How many resources are out of balance.</param>
/// <param name="Gain">Points won so far.</param>
/// <param name="Value">What the chain promises: gain, and what is out of balance at the prices.</param>
/// <param name="Depth">People moved after the first.</param>
internal readonly record struct ChainLabel(
    int Before, int Member, int Option, int FirstImbalance, int ImbalanceCount, double Gain, double Value, int Depth);

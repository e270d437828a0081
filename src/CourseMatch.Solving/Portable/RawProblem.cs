using CourseMatch.Solving.Problems;

namespace CourseMatch.Solving.Portable;

/// <summary>A problem as it stands in the file: well-formed numbers, but ids not yet looked up.</summary>
/// <remarks>
/// Every entry of the file has its place here even when it had faults, so that indices keep telling places.
/// </remarks>
internal sealed class RawProblem
{
    private readonly List<(int Capacity, int Minimum, int OpeningCost)> resources = [];
    private readonly List<int> resourceNumbers = [];
    private readonly List<int> applicantNumbers = [];
    private readonly List<int> promised = [];
    private readonly List<int> optionEnds = [];
    private readonly NameTable optionIdTable = new();
    private readonly List<string> optionIds = [];
    private readonly List<int> scores = [];
    private readonly List<int> useEnds = [];
    private readonly List<(int Resource, int Units)> uses = [];
    private readonly List<int> lastOptionOfResource = [];
    private readonly List<int> bonusScores = [];

    public DefinedNames Resources { get; } = new();

    public DefinedNames Applicants { get; } = new();

    public RawOptionLists Exclusions { get; } = new((list, member) => new Place("exclusions", list, "", member));

    public RawOptionLists Bonuses { get; } = new((list, member) => new Place("bonuses", list, "options", member));

    public static FormattableString NoOption(long option, int count) => count == 0
        ? (FormattableString)$"there is no option {option}, there are none"
        : $"there is no option {option}, there are 0 to {count - 1}";

    public void AddResource(int number, int capacity, int minimum, int openingCost)
    {
        resourceNumbers.Add(number);
        resources.Add((capacity, minimum, openingCost));
    }

    /// <summary>Closes an applicant whose options were added before.</summary>
    /// <returns>How many options it has.</returns>
    public int AddApplicant(int number, int promisedOption)
    {
        applicantNumbers.Add(number);
        promised.Add(promisedOption);
        optionEnds.Add(scores.Count);
        return OptionsOf(applicantNumbers.Count - 1);
    }

    /// <summary>The one instance of an option's id.</summary>
    public string OptionId(ReadOnlySpan<char> id) => optionIdTable[optionIdTable.NumberOf(id)];

    /// <summary>Adds a use of the option being read; false when it has one of this resource already.</summary>
    public bool AddUse(int resource, int units)
    {
        while (lastOptionOfResource.Count <= resource)
        {
            lastOptionOfResource.Add(-1);
        }

        if (lastOptionOfResource[resource] == scores.Count)
        {
            return false;
        }

        lastOptionOfResource[resource] = scores.Count;
        uses.Add((resource, units));
        return true;
    }

    public void EndOption(string id, int score)
    {
        optionIds.Add(id);
        scores.Add(score);
        useEnds.Add(uses.Count);
    }

    public void AddBonusScore(int score) => bonusScores.Add(score);

    /// <summary>Reports every reference to something the file does not define, in the order of places.</summary>
    public void Resolve(FaultList faults)
    {
        for (int applicant = 0, option = 0, use = 0; applicant < applicantNumbers.Count; applicant++)
        {
            for (var first = option; option < optionEnds[applicant]; option++)
            {
                for (; use < useEnds[option]; use++)
                {
                    if (!Resources.TryFind(uses[use].Resource, out _))
                    {
                        faults.Add(new Place("applicants", applicant, "options", option - first, "uses"),
                            $"no resource {Quote.Of(Resources.NameOf(uses[use].Resource))}");
                    }
                }
            }
        }

        Exclusions.Resolve(Applicants, OptionsOf, faults);
        Bonuses.Resolve(Applicants, OptionsOf, faults);
    }

    /// <summary>The problem; only when there was no fault at all.</summary>
    public AllocationProblem Build()
    {
        var builder = new AllocationProblemBuilder();
        for (var resource = 0; resource < resources.Count; resource++)
        {
            var (capacity, minimum, openingCost) = resources[resource];
            builder.AddResource(Resources.NameOf(resourceNumbers[resource]), capacity, minimum, openingCost);
        }

        Span<(int, int)> found = new (int, int)[resources.Count];
        for (int applicant = 0, option = 0, use = 0; applicant < applicantNumbers.Count; applicant++)
        {
            builder.AddApplicant(Applicants.NameOf(applicantNumbers[applicant]));
            for (; option < optionEnds[applicant]; option++)
            {
                var count = 0;
                for (; use < useEnds[option]; use++)
                {
                    Resources.TryFind(uses[use].Resource, out var resource);
                    found[count++] = (resource, uses[use].Units);
                }

                builder.AddOption(applicant, optionIds[option], scores[option], found[..count]);
            }

            if (promised[applicant] >= 0)
            {
                builder.Fix(applicant, promised[applicant]);
            }
        }

        for (var exclusion = 0; exclusion < Exclusions.Count; exclusion++)
        {
            builder.AddExclusion(Exclusions.Members(exclusion, Applicants));
        }

        for (var bonus = 0; bonus < Bonuses.Count; bonus++)
        {
            builder.AddBonus(Bonuses.Members(bonus, Applicants), bonusScores[bonus]);
        }

        return builder.Build();
    }

    private int OptionsOf(int applicant) => optionEnds[applicant] - (applicant == 0 ? 0 : optionEnds[applicant - 1]);
}

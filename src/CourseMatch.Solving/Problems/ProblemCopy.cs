using System.Collections.Immutable;

namespace CourseMatch.Solving.Problems;

/// <summary>A copy of a problem in which people may be missing and capacities and scores may differ.</summary>
/// <param name="original">What is copied.</param>
/// <param name="stays">Whether an applicant (index) is in the copy.</param>
internal sealed class ProblemCopy(AllocationProblem original, Func<int, bool> stays)
{
    /// <summary>Makes the copy.</summary>
    /// <param name="capacity">Capacity of every resource.</param>
    /// <param name="score">Score of an option (global index of the original), asked once each in order.</param>
    public AllocationProblem Build(ReadOnlySpan<int> capacity, Func<int, long> score) =>
        Filled(capacity, score).Build();

    /// <summary>A builder that holds the copy and may be used further.</summary>
    /// <param name="capacity">Capacity of every resource.</param>
    /// <param name="score">Score of an option (global index of the original), asked once each in order.</param>
    public AllocationProblemBuilder Filled(ReadOnlySpan<int> capacity, Func<int, long> score)
    {
        var builder = new AllocationProblemBuilder();
        for (var resource = 0; resource < original.ResourceCount; resource++)
        {
            builder.AddResource(original.ResourceIds[resource], capacity[resource], original.Minimum[resource],
                original.OpeningCost[resource]);
        }

        var newApplicant = new int[original.ApplicantCount];
        for (var applicant = 0; applicant < newApplicant.Length; applicant++)
        {
            newApplicant[applicant] = stays(applicant) ? AddApplicant(builder, applicant, score) : -1;
        }

        for (var exclusion = 0; exclusion < original.ExclusionCount; exclusion++)
        {
            var options = Mapped(original.Exclusions[exclusion], newApplicant);
            var isWhole = options.Length == original.Exclusions[exclusion].Length;
            if (isWhole || options.Any(option => option.Applicant != options[0].Applicant))
            {
                builder.AddExclusion(options.AsSpan());
            }
        }

        for (var bonus = 0; bonus < original.BonusCount; bonus++)
        {
            var options = Mapped(original.Bonuses[bonus], newApplicant);
            if (options.Length == original.Bonuses[bonus].Length)
            {
                builder.AddBonus(options.AsSpan(), original.BonusScore[bonus]);
            }
        }

        return builder;
    }

    private int AddApplicant(AllocationProblemBuilder builder, int applicant, Func<int, long> score)
    {
        var added = builder.AddApplicant(original.ApplicantIds[applicant]);
        var uses = new List<(int Resource, int Units)>(4);
        for (var option = original.FirstOption[applicant]; option < original.FirstOption[applicant + 1]; option++)
        {
            uses.Clear();
            for (var use = original.FirstUse[option]; use < original.FirstUse[option + 1]; use++)
            {
                uses.Add((original.UseResource[use], original.UseUnits[use]));
            }

            builder.AddOption(added, original.OptionIds[option], score(option),
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(uses));
        }

        if (original.FixedOption[applicant] >= 0)
        {
            builder.Fix(added, original.FixedOption[applicant]);
        }

        return added;
    }

    private ImmutableArray<(int Applicant, int Option)> Mapped(ReadOnlySpan<int> options, int[] newApplicant)
    {
        var mapped = ImmutableArray.CreateBuilder<(int Applicant, int Option)>(options.Length);
        foreach (var option in options)
        {
            var applicant = newApplicant[original.OptionApplicant[option]];
            if (applicant >= 0)
            {
                mapped.Add((applicant, original.LocalOption(option)));
            }
        }

        return mapped.ToImmutable();
    }
}

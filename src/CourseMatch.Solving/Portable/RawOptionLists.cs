namespace CourseMatch.Solving.Portable;

/// <summary>The exclusions' or bonuses' members as they stand in the file: id numbers and unchecked indices.</summary>
/// <remarks>They are looked up at the end, since a file may define its applicants after referring to them.</remarks>
internal sealed class RawOptionLists(Func<int, int, Place> place)
{
    private const int Unreadable = -1;

    private readonly List<int> ends = [];
    private readonly List<int> applicants = [];
    private readonly List<long> options = [];

    public int Count => ends.Count;

    public void Add(int applicant, long option)
    {
        applicants.Add(applicant);
        options.Add(option);
    }

    /// <summary>Keeps the place of a member that had a fault of its own.</summary>
    public void AddUnreadable() => Add(Unreadable, 0);

    public void End() => ends.Add(applicants.Count);

    /// <summary>Reports each member whose applicant or option does not exist.</summary>
    public void Resolve(DefinedNames names, Func<int, int> optionsOf, FaultList faults)
    {
        var start = 0;
        for (var list = 0; list < ends.Count; start = ends[list++])
        {
            for (var member = start; member < ends[list]; member++)
            {
                var number = applicants[member];
                if (number == Unreadable)
                {
                    continue;
                }

                if (!names.TryFind(number, out var applicant))
                {
                    faults.Add(place(list, member - start), $"no applicant {Quote.Of(names.NameOf(number))}");
                }
                else if (options[member] < 0 || options[member] >= optionsOf(applicant))
                {
                    faults.Add(place(list, member - start), RawProblem.NoOption(options[member], optionsOf(applicant)));
                }
            }
        }
    }

    /// <summary>The members of one list; only after <see cref="Resolve"/> reported nothing.</summary>
    public (int Applicant, int Option)[] Members(int list, DefinedNames names)
    {
        var start = list == 0 ? 0 : ends[list - 1];
        var members = new (int, int)[ends[list] - start];
        for (var member = 0; member < members.Length; member++)
        {
            names.TryFind(applicants[start + member], out var applicant);
            members[member] = (applicant, (int)options[start + member]);
        }

        return members;
    }
}

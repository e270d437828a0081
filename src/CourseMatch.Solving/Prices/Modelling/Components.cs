namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Splits a model into parts that share no resource and no bonus.</summary>
internal static class Components
{
    // So many members are looked at between two looks at the budget.
    private const int Patience = 1024;

    /// <summary>Members of each part, ascending; parts by their first member. Null when cancelled. Cost
    /// O(uses).</summary>
    public static List<int[]>? Of(SeatModel model, SearchBudget? budget = null)
    {
        var root = new int[model.MemberCount];
        for (var member = 0; member < root.Length; member++)
        {
            root[member] = member;
        }

        // Any user of each resource: the part they are in is joined with that of every other user.
        var user = new int[model.ResourceCount];
        Array.Fill(user, -1);
        for (var member = 0; member < root.Length; member++)
        {
            if (member % Patience == 0 && budget is { IsCancelled: true })
            {
                return null;
            }

            var end = model.FirstUse[model.FirstOption[member + 1]];
            for (var use = model.FirstUse[model.FirstOption[member]]; use < end; use++)
            {
                ref var other = ref user[model.UseResource[use]];
                if (other != member)
                {
                    other = Join(root, other, member);
                }
            }
        }

        for (var bonus = 0; bonus < model.BonusCount; bonus++)
        {
            var first = -1;
            for (var item = model.FirstBonusItem[bonus]; item < model.FirstBonusItem[bonus + 1]; item++)
            {
                first = Join(root, first, model.OptionMember[model.BonusItem[item]]);
            }
        }

        var sizes = new int[root.Length];
        for (var member = 0; member < root.Length; member++)
        {
            sizes[Find(root, member)]++;
        }

        var place = new int[root.Length];
        var parts = new List<int[]>();
        for (var member = 0; member < root.Length; member++)
        {
            var top = Find(root, member);
            if (top == member)
            {
                place[top] = parts.Count;
                parts.Add(new int[sizes[top]]);
                sizes[top] = 0;
            }

            parts[place[top]][sizes[top]++] = member;
        }

        return parts;
    }

    // Roots are the smallest members, so that parts come in the order of their first member.
    private static int Join(int[] root, int first, int member)
    {
        if (first < 0)
        {
            return Find(root, member);
        }

        var other = Find(root, member);
        first = Find(root, first);
        var (low, high) = first < other ? (first, other) : (other, first);
        root[high] = low;
        return low;
    }

    private static int Find(int[] root, int member)
    {
        while (root[member] != member)
        {
            root[member] = root[root[member]];
            member = root[member];
        }

        return member;
    }
}

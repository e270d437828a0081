namespace CourseMatch.Solving.Prices.Modelling;

/// <summary>Lists the combinations of every unit of several members.</summary>
internal static class JointUnits
{
    // So many units are looked at between two looks at the budget.
    private const int Patience = 256;

    /// <summary>Fills <see cref="SeatModel.Joint"/> of a finished model; false when cancelled. Cost O(combinations ·
    /// uses).</summary>
    public static bool Fill(SeatModel model, SearchBudget? budget)
    {
        for (var unit = 0; unit < model.UnitCount; unit++)
        {
            if (unit % Patience == 0 && budget is { IsCancelled: true })
            {
                return false;
            }

            model.Joint[unit] = (model.FirstMember[unit + 1] - model.FirstMember[unit]) switch
            {
                1 => null,
                2 => Couple(model, model.FirstMember[unit]),
                _ => Larger(model, model.FirstMember[unit], model.FirstMember[unit + 1]),
            };
        }

        return true;
    }

    private static JointUnit Couple(SeatModel model, int first)
    {
        var (firstStart, secondStart, end) = (model.FirstOption[first], model.FirstOption[first + 1],
            model.FirstOption[first + 2]);
        var columns = end - secondStart + 1;
        var extra = new long[(secondStart - firstStart + 1) * columns];
        var extraMax = 0L;
        for (var one = firstStart; one < secondStart; one++)
        {
            for (var other = secondStart; other < end; other++)
            {
                if (Exclude(model, one, other))
                {
                    extra[(one - firstStart + 1) * columns + other - secondStart + 1] = JointUnit.Forbidden;
                }
            }

            for (var at = model.FirstOptionBonus[one]; at < model.FirstOptionBonus[one + 1]; at++)
            {
                var bonus = model.OptionBonus[at];
                if (!model.IsInternalBonus[bonus])
                {
                    continue;
                }

                var start = model.FirstBonusItem[bonus];
                var other = model.BonusItem[start] == one ? model.BonusItem[start + 1] : model.BonusItem[start];
                ref var cell = ref extra[(one - firstStart + 1) * columns + other - secondStart + 1];
                if (cell != JointUnit.Forbidden)
                {
                    cell += model.BonusScore[bonus];
                    extraMax = Math.Max(extraMax, cell);
                }
            }
        }

        return new JointUnit { Extra = extra, Columns = columns, ExtraMax = extraMax };
    }

    private static JointUnit Larger(SeatModel model, int first, int end)
    {
        var combination = new List<int>();
        var extra = new List<long>();
        var current = new int[end - first];
        var extraMax = 0L;
        Choose(0);
        return new JointUnit
        {
            Combination = [.. combination],
            CombinationExtra = [.. extra],
            ExtraMax = extraMax,
        };

        void Choose(int depth)
        {
            if (depth == current.Length)
            {
                var earned = Earned(model, current);
                extraMax = Math.Max(extraMax, earned);
                combination.AddRange(current);
                extra.Add(earned);
                return;
            }

            current[depth] = -1;
            Choose(depth + 1);
            for (var option = model.FirstOption[first + depth]; option < model.FirstOption[first + depth + 1]; option++)
            {
                var isAllowed = true;
                for (var earlier = 0; earlier < depth && isAllowed; earlier++)
                {
                    isAllowed = current[earlier] < 0 || !Exclude(model, current[earlier], option);
                }

                if (isAllowed)
                {
                    current[depth] = option;
                    Choose(depth + 1);
                }
            }
        }
    }

    private static long Earned(SeatModel model, int[] options)
    {
        var earned = 0L;
        foreach (var option in options)
        {
            for (var at = option < 0 ? 0 : model.FirstOptionBonus[option];
                 option >= 0 && at < model.FirstOptionBonus[option + 1]; at++)
            {
                var bonus = model.OptionBonus[at];
                var items = model.BonusItem.AsSpan(model.FirstBonusItem[bonus]..model.FirstBonusItem[bonus + 1]);
                if (model.IsInternalBonus[bonus] && items[0] == option && AllChosen(items, options))
                {
                    earned += model.BonusScore[bonus];
                }
            }
        }

        return earned;
    }

    private static bool AllChosen(ReadOnlySpan<int> items, int[] options)
    {
        foreach (var item in items)
        {
            if (Array.IndexOf(options, item) < 0)
            {
                return false;
            }
        }

        return true;
    }

    // Both take the one unit of an internal exclusion.
    private static bool Exclude(SeatModel model, int one, int other)
    {
        for (var use = model.FirstUse[one]; use < model.FirstUse[one + 1]; use++)
        {
            var resource = model.UseResource[use];
            if (!model.IsInternal[resource])
            {
                continue;
            }

            for (var against = model.FirstUse[other]; against < model.FirstUse[other + 1]; against++)
            {
                if (model.UseResource[against] == resource)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

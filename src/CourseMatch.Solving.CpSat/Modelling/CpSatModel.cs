using CourseMatch.Solving.CpSat.Wire;

namespace CourseMatch.Solving.CpSat.Modelling;

/// <summary>Rows in the form CP-SAT reads.</summary>
internal static class CpSatModel
{
    /// <summary>The model; CP-SAT makes objectives small, so all gains change their sign.</summary>
    /// <param name="rows">Possible rows.</param>
    /// <param name="hint">Values of an answer to start from, or null.</param>
    /// <param name="atLeast">Least objective (constant included) an answer is wanted of; null for any.</param>
    public static CpModel Of(AllocationRows rows, bool[]? hint, long? atLeast)
    {
        var model = new CpModel { Objective = new Objective() };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            model.Variables.Add(new Variable { Domain = { 0, 1 } });
            if (rows.Gain[column] != 0)
            {
                model.Objective.Variables.Add(column);
                model.Objective.Weights.Add(-rows.Gain[column]);
            }
        }

        for (var row = 0; row < rows.RowCount; row++)
        {
            model.Rows.Add(RowOf(rows, row));
        }

        if (hint is not null)
        {
            model.Hint = new Hint();
            model.Hint.Variables.AddRange(Enumerable.Range(0, hint.Length));
            model.Hint.Values.AddRange(hint.Select(isOne => isOne ? 1L : 0L));
        }

        if (atLeast is { } least)
        {
            model.Objective.Domain.Add(-rows.Gain.Where(gain => gain > 0).Sum());
            model.Objective.Domain.Add(rows.Constant - least);
        }

        return model;
    }

    private static Row RowOf(AllocationRows rows, int row)
    {
        var entries = rows.RowStart[row]..rows.RowStart[row + 1];
        if (rows.IsAtMostOne(row))
        {
            var literals = new Literals();
            literals.Literals_.AddRange(rows.RowColumn[entries]);
            return new Row { AtMostOne = literals };
        }

        var sum = new WeightedSum { Domain = { rows.Lower[row], rows.Upper[row] } };
        sum.Variables.AddRange(rows.RowColumn[entries]);
        sum.Weights.AddRange(rows.RowWeight[entries].Select(weight => (long)weight));
        return new Row { Sum = sum };
    }
}

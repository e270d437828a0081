using CourseMatch.Solving.Prices.Modelling;

namespace CourseMatch.Solving.Prices.Searches;

/// <summary>Cuts members of a model into pieces of people who compete for the same things.</summary>
internal static class Neighbours
{
    /// <summary>
    /// Pieces of about so many members, ascending within each; units stay together. Cost O(uses of the members).
    /// </summary>
    /// <remarks>Breadth first over shared resources, so each piece is one neighbourhood or two.</remarks>
    public static List<int[]> InPieces(SeatModel model, int[] members, int size)
    {
        var (isIn, isSeen) = (new bool[model.MemberCount], new bool[model.MemberCount]);
        foreach (var member in members)
        {
            isIn[member] = true;
        }

        var isUsed = new bool[model.ResourceCount];
        var queue = new Queue<int>();
        var pieces = new List<int[]>();
        var piece = new List<int>();
        foreach (var start in members)
        {
            Add(start);
            while (queue.TryDequeue(out var member))
            {
                for (var option = model.FirstOption[member]; option < model.FirstOption[member + 1]; option++)
                {
                    for (var use = model.FirstUse[option]; use < model.FirstUse[option + 1]; use++)
                    {
                        Visit(model.UseResource[use]);
                    }
                }
            }
        }

        Close();
        return pieces;

        void Visit(int resource)
        {
            if (isUsed[resource])
            {
                return;
            }

            isUsed[resource] = true;
            for (var at = model.FirstUser[resource]; at < model.FirstUser[resource + 1]; at++)
            {
                Add(model.OptionMember[model.UseOption[model.User[at]]]);
            }
        }

        void Add(int member)
        {
            if (isSeen[member] || !isIn[member])
            {
                return;
            }

            if (piece.Count >= size)
            {
                Close();
            }

            var unit = model.MemberUnit[member];
            for (var mate = model.FirstMember[unit]; mate < model.FirstMember[unit + 1]; mate++)
            {
                if (isIn[mate])
                {
                    isSeen[mate] = true;
                    piece.Add(mate);
                    queue.Enqueue(mate);
                }
            }
        }

        void Close()
        {
            if (piece.Count > 0)
            {
                piece.Sort();
                pieces.Add([.. piece]);
                piece.Clear();
            }
        }
    }
}

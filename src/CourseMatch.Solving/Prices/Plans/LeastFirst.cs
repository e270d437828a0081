namespace CourseMatch.Solving.Prices.Plans;

/// <summary>Options by rising key, ties by option, of which only the first few will be taken: a heap.</summary>
/// <remarks>Filled, then emptied from the front; the first look costs O(options), each further O(log
/// options).</remarks>
internal sealed class LeastFirst
{
    private double[] keys = new double[64];
    private int[] options = new int[64];
    private int count;
    private bool isHeap;

    /// <summary>Forgets everything.</summary>
    public void Clear() => (count, isHeap) = (0, false);

    /// <summary>Adds an option; before anything is taken.</summary>
    public void Add(double key, int option)
    {
        if (count == keys.Length)
        {
            Array.Resize(ref keys, 2 * count);
            Array.Resize(ref options, 2 * count);
        }

        (keys[count], options[count++]) = (key, option);
    }

    /// <summary>Takes the option of the least key; false when there is none left.</summary>
    public bool TryTake(out int option)
    {
        if (!isHeap)
        {
            for (var place = count / 2 - 1; place >= 0; place--)
            {
                Sink(place);
            }

            isHeap = true;
        }

        option = count > 0 ? options[0] : -1;
        if (count == 0)
        {
            return false;
        }

        (keys[0], options[0]) = (keys[--count], options[count]);
        Sink(0);
        return true;
    }

    private void Sink(int place)
    {
        for (var child = 2 * place + 1; child < count; child = 2 * place + 1)
        {
            child += child + 1 < count && IsBefore(child + 1, child) ? 1 : 0;
            if (!IsBefore(child, place))
            {
                return;
            }

            (keys[place], keys[child]) = (keys[child], keys[place]);
            (options[place], options[child]) = (options[child], options[place]);
            place = child;
        }
    }

    private bool IsBefore(int one, int other) =>
        keys[one] < keys[other] || (keys[one] == keys[other] && options[one] < options[other]);
}

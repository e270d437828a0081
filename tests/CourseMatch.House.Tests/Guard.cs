namespace CourseMatch.House.Tests;

/// <summary>How a guard's findings become a test's result.</summary>
internal static class Guard
{
    /// <summary>Nothing is wrong, or the test fails with every place.</summary>
    public static void Silent(IEnumerable<string> faults)
    {
        var all = faults.ToArray();
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all));
    }

    /// <summary>Exactly the expected number of places is complained about: the guard's own proof.</summary>
    public static void Complains(int times, IEnumerable<string> faults)
    {
        var all = faults.ToArray();
        Assert.True(all.Length == times, $"{times} expected, said: {string.Join(Environment.NewLine, all)}");
    }
}

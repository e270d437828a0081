using CourseMatch.Solving.Prices.Plans;

namespace CourseMatch.Solving.Tests.Prices;

public sealed class LeastFirstTests
{
    [Fact]
    public void Options_come_in_the_order_of_a_sorted_list()
    {
        var queue = new LeastFirst();
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var entries = Enumerable.Range(0, random.Next(200)).Select(option => (Key: random.Next(20) / 4.0, option))
                .OrderBy(_ => random.Next()).ToList();
            queue.Clear();
            foreach (var (key, option) in entries)
            {
                queue.Add(key, option);
            }

            var taken = new List<int>();
            while (queue.TryTake(out var option))
            {
                taken.Add(option);
            }

            Assert.Equal(entries.Order().Select(entry => entry.option), taken);
        }
    }
}

using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Packing;

namespace CourseMatch.Application.Tests.Imports;

/// <summary>A packed list gives back what went in, in order, whichever block it is in.</summary>
public class PackedListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PackedList<DeliveredRecord>.BlockRecords)]
    [InlineData((3 * PackedList<DeliveredRecord>.BlockRecords) + 7)]
    public void What_went_in_comes_out_again_in_order(int count)
    {
        var records = Enumerable.Range(1, count)
            .Select(number => new DeliveredRecord(
                $"K{number}", $"{{\"ü\":\"{number}\"}}", number % 2 == 0 ? null : number))
            .ToArray();
        var packed = new PackedList<DeliveredRecord>();
        foreach (var record in records)
        {
            packed.Add(record);
        }

        Assert.Equal(count, packed.Count);
        Assert.Equal(records, packed);
        Assert.Equal(records, Enumerable.Range(0, count).Select(index => packed[index]));
        Assert.All(records.Take(1), record => Assert.Contains(record, packed));
    }
}

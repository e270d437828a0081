using CourseMatch.Application.Calendar;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Tests.Values;

/// <summary>Availability texts, written back as quarter hours so that a wrong reading shows.</summary>
public class AvailabilityTextTests
{
    [Theory]
    [InlineData("Mo-Fr vormittags", "Mo-Fr 07:00-13:30")]
    [InlineData("vormittags", "Mo-Fr 07:00-13:30")]
    [InlineData("nachmittags", "Mo-Fr 12:30-18:00")]
    [InlineData("abends", "Mo-Fr 17:00-22:00")]
    [InlineData("ganztags", "Mo-Fr 07:00-18:00")]
    [InlineData("Di+Do ab 17 Uhr", "Di, Do 17:00-22:00")]
    [InlineData("Mo, Mi und Fr bis 12 Uhr", "Mo, Mi, Fr 07:00-12:00")]
    [InlineData("Mo-Fr 08:00-13:00", "Mo-Fr 08:00-13:00")]
    [InlineData("Fr bis 24 Uhr", "Fr 07:00-24:00")]
    [InlineData("Fr 20-24 Uhr, Sa 20:00-00:00", "Fr, Sa 20:00-24:00")]
    [InlineData("Sa 0-24 Uhr", "Sa 00:00-24:00")]
    [InlineData("Mo 8-12, Mi 14-18 Uhr", "Mo 08:00-12:00; Mi 14:00-18:00")]
    [InlineData("vormittags und abends", "Mo-Fr 07:00-13:30 und 17:00-22:00")]
    [InlineData("Mo-Do vormittags, Sa ganztags", "Mo-Do 07:00-13:30; Sa 07:00-18:00")]
    [InlineData("Mo-Fr", "Mo-Fr 07:00-22:00")]
    [InlineData("am Wochenende", "Sa, So 07:00-22:00")]
    [InlineData("nur samstags von 9 bis 14 Uhr", "Sa 09:00-14:00")]
    [InlineData("außer mittwochs", "Mo, Di, Do, Fr 07:00-22:00")]
    [InlineData("Mo-Fr vormittags, nicht Mi", "Mo, Di, Do, Fr 07:00-13:30")]
    [InlineData("montags (vormittags)", "Mo 07:00-13:30")]
    [InlineData("jederzeit", "jederzeit")]
    [InlineData("flexibel", "jederzeit")]
    [InlineData("keine Einschränkungen", "jederzeit")]
    [InlineData("nie", "nie")]
    [InlineData("gerade KW vormittags / ungerade KW nachmittags",
        "gerade KW: Mo-Fr 07:00-13:30 / ungerade KW: Mo-Fr 12:30-18:00")]
    [InlineData("ungerade Wochen abends; gerade Wochen Mo-Fr 8-12 Uhr",
        "gerade KW: Mo-Fr 08:00-12:00 / ungerade KW: Mo-Fr 17:00-22:00")]
    [InlineData("vormittags (gerade KW), nachmittags (ungerade KW)",
        "gerade KW: Mo-Fr 07:00-13:30 / ungerade KW: Mo-Fr 12:30-18:00")]
    [InlineData("in geraden Wochen abends", "gerade KW: Mo-Fr 17:00-22:00 / ungerade KW: nie")]
    [InlineData("gerade KW jederzeit, ungerade KW vormittags",
        "gerade KW: Mo-So 00:00-24:00 / ungerade KW: Mo-Fr 07:00-13:30")]
    [InlineData("Sa ganztags; gerade KW vormittags",
        "gerade KW: Mo-Fr 07:00-13:30; Sa 07:00-18:00 / ungerade KW: Sa 07:00-18:00")]
    public void Understands(string text, string meaning)
    {
        var parsed = AvailabilityText.Read(text);
        Assert.True(parsed.IsUnderstood, parsed.Remark?.Code);
        Assert.Equal(meaning, AvailabilityText.Write(parsed.Value));
        Assert.Equal(parsed.Value, AvailabilityText.Read(meaning).Value);
    }

    [Theory]
    [InlineData("Wechselschicht")]
    [InlineData("wenn die Oma Zeit hat")]
    [InlineData("Mo-Fr vormittags, aber nicht immer")]
    [InlineData("Mo 25 Uhr")]
    [InlineData("Mo 12-8 Uhr")]
    [InlineData("ab Mai")]
    [InlineData("/")]
    [InlineData("gerade KW")]
    public void Half_an_understanding_is_none(string text)
    {
        var parsed = AvailabilityText.Read(text);
        Assert.False(parsed.IsUnderstood);
        Assert.Equal("CM1408", parsed.Remark!.Code);
    }

    [Fact]
    public void A_week_of_any_shape_is_written_and_read_back_to_the_same_quarter_hours()
    {
        var random = new Random(4711);
        for (var run = 0; run < 200; run++)
        {
            var availability = new Availability(Grid(random), Grid(random));
            Assert.Equal(availability, AvailabilityText.Read(AvailabilityText.Write(availability)).Value);
        }
    }

    private static WeekGrid Grid(Random random)
    {
        var bytes = new byte[WeekGrid.ByteCount];
        var isFree = false;
        for (var quarter = 0; quarter < WeekGrid.QuartersPerWeek; quarter++)
        {
            isFree = random.Next(12) == 0 ? !isFree : isFree;
            bytes[quarter / 8] |= (byte)(isFree ? 1 << (quarter % 8) : 0);
        }

        return WeekGrid.FromBytes(bytes);
    }
}

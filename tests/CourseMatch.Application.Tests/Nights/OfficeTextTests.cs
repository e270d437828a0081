using CourseMatch.Application.Messages;

namespace CourseMatch.Application.Tests.Nights;

/// <summary>The office hears in whole sentences how its night went, in German and then in English.</summary>
public sealed class OfficeTextTests
{
    private static readonly Dictionary<string, string> Everything = new()
    {
        [MessageValue.Night] = "2027-03-01",
        [MessageValue.Plan] = "17",
        [MessageValue.Placed] = "204",
        [MessageValue.Findings] = "CM3101 CM4102",
    };

    public static TheoryData<MessageKind> Kinds =>
        [MessageKind.PlanPublished, MessageKind.PlanHeld, MessageKind.NightFailed];

    [Fact]
    public void Both_languages_have_the_same_texts() =>
        Assert.Equal(OfficeText.Office.Names("de"), OfficeText.Office.Names("en"));

    [Fact]
    public void Every_kind_is_for_the_office_or_for_people()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            Assert.NotEqual(MessageText.IsForPeople(kind), OfficeText.Office.Has(kind));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_said_in_German_and_then_in_English_with_all_its_values(MessageKind kind)
    {
        var text = OfficeText.Of(Message(kind, Everything));

        Assert.Equal(["de", "en"], text.Parts.Select(part => part.Language));
        Assert.StartsWith("Kreis: Die Nacht", text.Subject, StringComparison.Ordinal);
        Assert.Contains(" / The night ", text.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text.Subject + text.Plain);
        foreach (var part in text.Parts)
        {
            var said = string.Join(' ', part.Lines);
            Assert.All(
                ["01.03.2027", "17", "204", "CM3101 CM4102"],
                value => Assert.Contains(value, said, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_not_known_is_not_said(MessageKind kind)
    {
        var text = OfficeText.Of(Message(kind, new() { [MessageValue.Findings] = "" }));

        Assert.All(text.Parts, part => Assert.Single(part.Lines));
    }

    [Fact]
    public void A_value_that_looks_like_a_place_holder_stays_as_it_is()
    {
        var text = OfficeText.Of(Message(
            MessageKind.PlanHeld, new() { [MessageValue.Findings] = "{night}", [MessageValue.Night] = "2027-03-01" }));

        Assert.Contains("Befunde: {night}.", text.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_for_a_person_is_refused() =>
        Assert.Throws<ArgumentException>(() => OfficeText.Of(Message(MessageKind.PlaceOffered, [])));

    private static OutgoingMessage Message(MessageKind kind, Dictionary<string, string> values) => new(
        1, "e", kind, MessageState.Claimed, null, 1, default, null, "Kreis", null, values);
}

using System.Text.RegularExpressions;
using CourseMatch.Application.Messages;

namespace CourseMatch.Application.Tests.Nights;

/// <summary>Every message to a person can be said in every language of the letters, with every value in its place.
/// </summary>
public sealed partial class LetterTests
{
    private static readonly Dictionary<string, string> Everything = new()
    {
        [MessageValue.Course] = "Integrationskurs",
        [MessageValue.CourseNumber] = "K-17",
        [MessageValue.Provider] = "VHS",
        [MessageValue.Site] = "Hauptstr. 1",
        [MessageValue.FirstDay] = "2027-03-01",
        [MessageValue.ReplyBy] = "2027-02-20",
        [MessageValue.ReplyLink] = "https://kurse.example/r/abc",
        [MessageValue.Children] = "2",
        [MessageValue.ValidUntil] = "2027-05-31",
    };

    private static readonly MessageKind[] ForTheOffice =
        [MessageKind.PlanPublished, MessageKind.PlanHeld, MessageKind.NightFailed];

    public static TheoryData<MessageKind, string> All
    {
        get
        {
            var all = new TheoryData<MessageKind, string>();
            foreach (var kind in Enum.GetValues<MessageKind>().Except(ForTheOffice))
            {
                foreach (var language in MessageText.Languages)
                {
                    all.Add(kind, language);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kind_is_said_in_every_language_with_all_its_values(MessageKind kind, string language)
    {
        var text = MessageText.ToPerson(Message(kind, language, Everything));
        Assert.Equal(language == "de" ? ["de"] : ["de", language], text.Parts.Select(part => part.Language));
        foreach (var part in text.Parts)
        {
            var said = string.Join(' ', [part.Greeting, .. part.Lines]);
            Assert.Contains("Ada", part.Greeting, StringComparison.Ordinal);
            Assert.All(
                ["Integrationskurs", "K-17", "VHS", "Hauptstr. 1", "01.03.2027", "20.02.2027", "/r/abc", "31.05.2027"],
                value => Assert.Contains(value, said, StringComparison.Ordinal));
            Assert.DoesNotMatch(Placeholder(), said + text.Subject + part.Closing);
            Assert.Equal(part.Language != "de", part.Note is not null);
        }
    }

    [Fact]
    public void What_is_not_known_is_not_said()
    {
        var text = MessageText.ToPerson(Message(
            MessageKind.OfferLapsed, "fr", new Dictionary<string, string> { [MessageValue.Course] = "no number" }));
        Assert.All(text.Parts, part => Assert.Single(part.Lines));
    }

    [Theory]
    [InlineData("prs", "fa", true)]
    [InlineData("ar", "ar", true)]
    [InlineData("be", "ru", false)]
    [InlineData("ti", null, false)]
    [InlineData("Sorbisch", null, false)]
    [InlineData(null, null, false)]
    public void A_related_language_stands_in_and_German_alone_is_left_otherwise(
        string? first, string? second, bool isRightToLeft)
    {
        var parts = MessageText.ToPerson(Message(MessageKind.PlaceOffered, first, Everything)).Parts;
        Assert.Equal(second, parts.Skip(1).SingleOrDefault()?.Language);
        Assert.Equal(isRightToLeft, parts[^1].IsRightToLeft);
    }

    private static OutgoingMessage Message(
        MessageKind kind, string? language, IReadOnlyDictionary<string, string> values) => new(
        1, "e", kind, MessageState.Claimed, null, 1, default, null, "Kreis",
        new MessagePerson("Ada Beispiel", "AZ-1", null, null, language, null, null), values);

    [GeneratedRegex("[{}]")]
    private static partial Regex Placeholder();
}

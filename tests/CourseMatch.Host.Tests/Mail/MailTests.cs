using System.Text;
using CourseMatch.Application.Messages;
using CourseMatch.Host.Mail;
using CourseMatch.Host.Tests.County;
using CourseMatch.Host.Tests.Program;
using CourseMatch.Testing;

namespace CourseMatch.Host.Tests.Mail;

/// <summary>Messages against a real mail server: what it took, what it would not take, and what is left to people.
/// </summary>
public sealed class MailTests(WorkPlace place) : IClassFixture<WorkPlace>
{
    private static readonly MailSettings Settings =
        new("127.0.0.1", 0, false, null, null, "kurse@kreis.example", null);

    [Theory]
    [InlineData("ar", "مكانًا", "dir=\"rtl\"")]
    [InlineData("fa", "پیشنهاد", "dir=\"rtl\"")]
    [InlineData("uk", "пропонуємо", "lang=\"uk\" dir=\"ltr\"")]
    [InlineData("tr", "Almanca", "lang=\"tr\" dir=\"ltr\"")]
    public async Task A_message_arrives_once_in_German_and_the_persons_language(
        string language, string word, string mark)
    {
        await using var server = await MailServer.StartAsync(place.Folder);
        var handed = 0;
        var (answer, fault) = await Carrier(server.Port).CarryAsync(
            "person@post.example",
            SendMessages.IdentityOf(new(7), "offer/1/made"),
            MessageText.ToPerson(Offer(language)),
            _ => Task.FromResult(++handed == 1),
            default);
        Assert.Equal((CarrierAnswer.Taken, null, 1), (answer, fault, handed));
        var mail = Assert.Single(server.Taken);
        Assert.Equal(
            ("person@post.example", SendMessages.IdentityOf(new(7), "offer/1/made")), (mail.To, mail.Identity));
        var (plain, html) = Decoded(mail.Text);
        Assert.Contains("Platz in einem Deutschkurs", plain, StringComparison.Ordinal);
        Assert.Contains("01.03.2027", plain, StringComparison.Ordinal);
        Assert.Contains(word, plain, StringComparison.Ordinal);
        Assert.Contains(mark, html, StringComparison.Ordinal);
        Assert.Contains("&lt;Kurs&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_must_not_leave_does_not_even_when_all_but_the_last_word_is_said()
    {
        await using var server = await MailServer.StartAsync(place.Folder);
        var (answer, _) = await Carrier(server.Port).CarryAsync(
            "person@post.example", "x", MessageText.ToPerson(Offer("uk")), _ => Task.FromResult(false), default);
        Assert.Equal(CarrierAnswer.ClaimLost, answer);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData("nobody@post.example", CarrierAnswer.Refused, "CM4125")]
    [InlineData("no address", CarrierAnswer.Refused, "CM4124")]
    [InlineData("a@b.example>\r\nRCPT TO:<c@d.example", CarrierAnswer.Refused, "CM4124")]
    public async Task An_address_that_cannot_be_used_is_refused_for_good(
        string address, CarrierAnswer wanted, string code)
    {
        await using var server = await MailServer.StartAsync(place.Folder);
        var end = await Carrier(server.Port).CarryAsync(
            address, "x", MessageText.ToPerson(Offer(null)), _ => Task.FromResult(true), default);
        Assert.Equal((wanted, code), end);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_later()
    {
        var end = await Carrier(1).CarryAsync(
            "person@post.example", "x", MessageText.ToPerson(Offer(null)), _ => Task.FromResult(true), default);
        Assert.Equal((CarrierAnswer.Later, "CM4126"), end);
    }

    // Goal: one mail for each message, letters for the others, whatever is run twice. Method: two nights' worth of
    // messages by the program itself, the sending done three times.
    [Fact]
    public async Task The_program_sends_each_message_once_and_prints_the_others()
    {
        await using var server = await MailServer.StartAsync(place.Folder);
        var database = await (await TestCluster.GetAsync()).CreateDatabaseAsync(isMigrated: true);
        var program = new BuiltProgram(
            place.Folder, [("ConnectionStrings__CourseMatch", database), .. server.Settings]);
        new SmallCounty(People: 9, Seats: 3, HasAddresses: true).Write(place.Folder);
        foreach (var subject in new[] { "courses", "care", "newcomers" })
        {
            (await program.RunAsync("import", subject, subject + ".csv", "--provider", "VHS")).Ends(0);
        }

        (await program.RunAsync("nights", "run", "--json")).Ends(0);
        var queued = (await program.RunAsync("messages", "list", "--json")).Ends(0).Json;
        (await program.RunAsync("messages", "send", "--json")).Ends(0);
        (await program.RunAsync("nights", "run", "--json")).Ends(0);
        var mails = server.Taken;
        Assert.Equal(mails.Count, mails.Select(mail => mail.Identity).Distinct().Count());
        Assert.Single(mails, mail => mail.To == "koordination@kreis.example");
        var messages = queued.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(messages.Count(message => message.GetProperty("state").GetString() == "sent"), mails.Count);
        var printable = messages.Count(message => message.GetProperty("state").GetString() == "printable");
        Assert.Equal(messages.Length, mails.Count + printable);
        var letters = (await program.RunAsync("messages", "letters", "letters", "--json")).Ends(0).Json;
        Assert.Equal(printable, letters.GetProperty("files").GetArrayLength());
    }

    private static SmtpCarrier Carrier(int port) => new(Settings with { Port = port }, TimeProvider.System);

    private static OutgoingMessage Offer(string? language) => new(
        1,
        "offer/1/made",
        MessageKind.PlaceOffered,
        MessageState.Claimed,
        null,
        1,
        DateTimeOffset.UnixEpoch,
        null,
        "Kreis Süd",
        new MessagePerson("Ada Ö", "AZ-1", "person@post.example", null, language, null, null),
        new Dictionary<string, string>
        {
            [MessageValue.Course] = "<Kurs> A1",
            [MessageValue.CourseNumber] = "K1",
            [MessageValue.FirstDay] = "2027-03-01",
            [MessageValue.ReplyBy] = "2027-02-20",
        });

    private static (string Plain, string Html) Decoded(string mail)
    {
        var parts = mail.Split("\r\n--=_").Skip(1)
            .Where(part => part.Contains("base64", StringComparison.Ordinal))
            .Select(part => part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])
            .Select(text => text.Replace("\r\n", "", StringComparison.Ordinal))
            .Select(text => Encoding.UTF8.GetString(Convert.FromBase64String(text)))
            .ToArray();
        return (parts[0], parts[1]);
    }
}

using System.CommandLine;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary><c>coursematch accounts</c>: shows who may sign in; adds or closes the accounts of the sample
/// county.</summary>
internal static class AccountsVerb
{
    public static Command Build(Screen screen)
    {
        var addSample = new Option<bool>("--add-sample");
        var closeSample = new Option<bool>("--close-sample");
        return Verb.Of(
            screen,
            "accounts",
            (parsed, token) => RunAsync(screen, parsed.GetValue(addSample), parsed.GetValue(closeSample), token),
            addSample,
            closeSample);
    }

    private static async Task<Answer> RunAsync(
        Screen screen, bool isToAddSample, bool isToCloseSample, CancellationToken token)
    {
        using var line = new ProgressLine(screen);
        await using var county = await OpenedCounty.OpenAsync(line, token);
        if (isToAddSample && await AddSampleAsync(county, token) is { } refusal)
        {
            return Answer.Failed(ExitStatus.BadInput, screen.Voice, refusal);
        }

        if (isToCloseSample)
        {
            await new ServedAccounts(county).SampleAccounts().CloseAsync(county.Municipality, token);
        }

        var accounts = await county.Database.Parts.GetRequiredService<IAccountStore>()
            .AllAsync(county.Municipality, token);
        return Answer.Of(
            ExitStatus.Done,
            new AccountsDocument([.. accounts.Select(account => new AccountLine(
                account.Login, $"{account.Role}", account.IsSample, account.IsClosed))]),
            HostJson.Default.AccountsDocument,
            text =>
            {
                foreach (var account in accounts)
                {
                    text.WriteLine(screen.Voice.Say(
                        account.IsClosed ? "Accounts.Closed" : account.IsSample ? "Accounts.Sample" : "Accounts.Line",
                        account.Login,
                        FindingTexts.Term(account.Role, screen.Voice.Culture),
                        SampleAccounts.Password));
                }
            });
    }

    private static async Task<Finding?> AddSampleAsync(OpenedCounty county, CancellationToken token)
    {
        var (provider, _) = await county.Store.ChangeAsync(
            county.Municipality, (change, stop) => change.ProviderAsync(SampleCounty.College, stop), token);
        return await new ServedAccounts(county).SampleAccounts().AddAsync(county.Municipality, provider, token);
    }
}

using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Sample;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Access;

/// <summary>What the service has to settle about accounts before it lets anybody in.</summary>
internal sealed class ServedAccounts(OpenedCounty county)
{
    private readonly IAccountStore accounts = county.Database.Parts.GetRequiredService<IAccountStore>();
    private readonly FrameworkPasswords passwords = new();

    /// <summary>Why the service must not start, or null.</summary>
    public Task<Finding?> RefusalAsync(CancellationToken cancellation) =>
        SampleAccounts().RefusalToServeAsync(cancellation);

    /// <summary>The accounts of the sample county.</summary>
    public SampleAccounts SampleAccounts() => new(accounts, passwords, SampleCounty.Origins, TimeProvider.System);

    /// <summary>Makes the first administrator when nobody could sign in, and says on the error output, where no log
    /// and no pipe keeps it, what it or the sample accounts are called.</summary>
    public async Task AnnounceAsync(Screen screen, SignInWays ways, CancellationToken cancellation)
    {
        if (!ways.IsLocalOpen)
        {
            // A password of ours would open nothing; the groups of the authority name the administrators.
            return;
        }

        var first = new FirstAdministrator(accounts, passwords, TimeProvider.System);
        if (await first.MakeAsync(county.Municipality, cancellation) is { } password)
        {
            await screen.Error.WriteLineAsync(
                screen.Voice.Say("Serve.FirstAdministrator", FirstAdministrator.Login, password));
        }
        else if ((await accounts.ExistAsync(cancellation)).AnySample)
        {
            await screen.Error.WriteLineAsync(screen.Voice.Say(
                "Serve.SampleAccounts",
                string.Join(", ", Application.Access.SampleAccounts.All.Select(account => account.Login)),
                Application.Access.SampleAccounts.Password));
        }
    }
}

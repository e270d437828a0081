using System.Globalization;

namespace CourseMatch.Store.Server;

/// <summary>The operating system user the server runs as.</summary>
/// <remarks>
/// PostgreSQL refuses to run as root. Root therefore takes the owner of an existing database, or for a new one the
/// user <c>postgres</c>, or <c>nobody</c>; everybody else runs the server under his own name.
/// </remarks>
/// <param name="UserId">Number of the user.</param>
/// <param name="GroupId">Number of the user's group.</param>
/// <param name="IsTakenOn">Whether this is another user than the one running this program.</param>
internal sealed record ServerAccount(uint UserId, uint GroupId, bool IsTakenOn)
{
    private static readonly string[] UnprivilegedNames = ["postgres", "nobody"];

    /// <summary>The words that run <paramref name="command"/> as this user.</summary>
    public IEnumerable<string> Run(params IEnumerable<string> command) => IsTakenOn
        ? ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--", .. command]
        : command;

    /// <summary>Whether this user can enter <paramref name="folder"/>; the system judges, with access lists.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellation)
    {
        var answer = await SystemCommand.RunAsync(Run("sh", "-c", "cd \"$1\"", "sh", folder), cancellation);
        return answer.IsSuccess;
    }

    /// <summary>Gives <paramref name="path"/> and everything below to this user, when it is another one.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellation)
    {
        if (IsTakenOn)
        {
            var answer = await SystemCommand.RunAsync(
                ["chown", "-R", "--no-dereference", $"{UserId}:{GroupId}", "--", path], cancellation);
            if (!answer.IsSuccess)
            {
                throw Unusable(path, ServerTexts.Say("Folder.NoAccess", answer.Error));
            }
        }
    }

    /// <summary>Chooses the user for the database in <paramref name="cluster"/>, which need not exist yet.</summary>
    public static async Task<ServerAccount> ChooseAsync(string cluster, CancellationToken cancellation)
    {
        var own = await NumbersAsync(["id", "-u"], ["id", "-g"], cancellation);
        var owner = Directory.Exists(cluster)
            ? await NumbersAsync(["stat", "-c", "%u", cluster], ["stat", "-c", "%g", cluster], cancellation)
            : null;
        if (own is not (0, _))
        {
            return owner is { } other && other.User != own!.Value.User
                ? throw Unusable(cluster, ServerTexts.Say("Folder.OwnedByOther", other.User))
                : new ServerAccount(own!.Value.User, own.Value.Group, IsTakenOn: false);
        }

        if (owner is { User: not 0 } known)
        {
            var account = new ServerAccount(known.User, known.Group, IsTakenOn: true);
            return await CheckedAsync(account, cluster, cancellation);
        }

        foreach (var name in UnprivilegedNames)
        {
            if (await NumbersAsync(["id", "-u", name], ["id", "-g", name], cancellation) is { } found)
            {
                var account = new ServerAccount(found.User, found.Group, IsTakenOn: true);
                return await CheckedAsync(account, cluster, cancellation);
            }
        }

        throw Unusable(cluster, ServerTexts.Say("Folder.RootNeedsAccount", string.Join(", ", UnprivilegedNames)));
    }

    private static async Task<ServerAccount> CheckedAsync(
        ServerAccount account, string cluster, CancellationToken cancellation)
    {
        // A container may deny the change of user; better one sentence now than a riddle from initdb later.
        var answer = await SystemCommand.RunAsync(account.Run("true"), cancellation);
        return answer.IsSuccess
            ? account
            : throw Unusable(cluster, ServerTexts.Say("Folder.RootNeedsAccount", answer.Error));
    }

    private static async Task<(uint User, uint Group)?> NumbersAsync(
        string[] user, string[] group, CancellationToken cancellation)
    {
        var userAnswer = await SystemCommand.RunAsync(user, cancellation);
        var groupAnswer = await SystemCommand.RunAsync(group, cancellation);
        return userAnswer.IsSuccess && groupAnswer.IsSuccess
            ? (uint.Parse(userAnswer.Output, CultureInfo.InvariantCulture),
                uint.Parse(groupAnswer.Output, CultureInfo.InvariantCulture))
            : null;
    }

    private static EmbeddedServerException Unusable(string path, string reason) =>
        new(EmbeddedServerFailure.FolderNotUsable, path, reason);
}

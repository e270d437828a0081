using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Json;

/// <summary>Files taken from the providers' folders.</summary>
public sealed record InboxDocument(IReadOnlyList<InboxEntry> Files);

/// <summary>One file.</summary>
/// <param name="Provider">Provider or authority.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Import">What became of it, or null when it could not be read.</param>
/// <param name="Findings">Why it could not be read.</param>
public sealed record InboxEntry(
    string Provider, string File, ImportDocument? Import, IReadOnlyList<FindingView> Findings)
{
    internal static InboxEntry Of(InboxAnswer answer, Voice voice) => new(
        answer.File.Source,
        answer.File.Name,
        answer.Outcome is { } outcome ? ImportDocument.Of(outcome, voice) : null,
        answer.Refusal is { } refusal ? [FindingView.Of(refusal, voice)] : []);
}

/// <summary>How files come in by themselves.</summary>
/// <param name="Folder">Where providers' folders are.</param>
/// <param name="Straight">Providers whose files go straight through when no guard trips.</param>
/// <param name="Tokens">Tokens of uploads.</param>
public sealed record DeliveriesDocument(
    string Folder, IReadOnlyList<string> Straight, IReadOnlyList<TokenView> Tokens);

/// <summary>A token.</summary>
/// <param name="Token">Number.</param>
/// <param name="Provider">Provider or authority.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="RevokedAt">When it was revoked, UTC, or null.</param>
/// <param name="UsedAt">When it was last used, UTC, or null.</param>
/// <param name="Secret">The secret, only in the answer to its making; else null.</param>
public sealed record TokenView(
    int Token,
    string Provider,
    string MadeBy,
    DateTimeOffset MadeAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? UsedAt,
    string? Secret)
{
    internal static TokenView Of(DeliveryToken token, string? secret = null) => new(
        token.Id, token.Source, token.MadeBy, token.MadeAt, token.RevokedAt, token.UsedAt, secret);
}

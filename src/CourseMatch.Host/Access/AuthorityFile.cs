using System.Text.Json;
using System.Text.Json.Serialization;
using CourseMatch.Application.Access;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Access;

/// <summary>Reads the file that names the authority's identity provider. A key nobody knows refuses the whole file: a
/// misspelt one would otherwise be a rule that does not hold.</summary>
internal static class AuthorityFile
{
    /// <summary>Environment setting with the path of the file.</summary>
    public const string PathSetting = "COURSEMATCH_IDENTITY";

    /// <summary>Environment setting with the secret.</summary>
    public const string SecretSetting = "COURSEMATCH_IDENTITY_SECRET";

    private const string UsualName = "identity.json";
    private const int GroupsMax = 1000;
    private const int TextMax = 200;

    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter<Role>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The settings of the named file, of the one the environment names, or of <c>identity.json</c> in the
    /// work folder; null when there is none of them.</summary>
    /// <exception cref="SettingsRefusedException">The file or its secret cannot be used.</exception>
    public static async Task<AuthoritySettings?> ReadAsync(string? named, CancellationToken cancellation)
    {
        var path = named ?? Environment.GetEnvironmentVariable(PathSetting);
        if (string.IsNullOrWhiteSpace(path))
        {
            path = Path.Combine(WorkFolder.Path, UsualName);
            if (!File.Exists(path))
            {
                return null;
            }
        }

        if (!File.Exists(path))
        {
            throw Refused("CM4330", path);
        }

        try
        {
            var written = JsonSerializer.Deserialize<Written>(
                await File.ReadAllBytesAsync(path, cancellation), Reading)
                ?? throw Refused("CM4331", path, 1, "$");
            return Checked(written, path, await SecretAsync(written, path, cancellation));
        }
        catch (JsonException fault)
        {
            throw Refused("CM4331", path, (int)(fault.LineNumber ?? 0) + 1, fault.Path ?? "$");
        }
    }

    private static AuthoritySettings Checked(Written written, string path, string secret)
    {
        var faults = new List<Finding>();
        var isAddress = Uri.TryCreate(written.Authority, UriKind.Absolute, out var authority)
            && (authority.Scheme == Uri.UriSchemeHttps || authority is { Scheme: "http", IsLoopback: true })
            && authority.UserInfo.Length == 0 && authority.Query.Length == 0;
        Demand(isAddress, "authority", written.Authority);
        Demand(IsText(written.ClientId), "clientId", written.ClientId);
        Demand(IsText(written.GroupsClaim), "groupsClaim", written.GroupsClaim);
        var areScopes = written.Scopes is { } scopes && scopes.All(scope => IsText(scope) && !scope.Contains(' '));
        Demand(areScopes, "scopes", "");
        Demand(written.Groups is { Count: > 0 and <= GroupsMax }, "groups", $"{written.Groups?.Count}");
        foreach (var (index, group) in (written.Groups ?? []).Index())
        {
            if (group is null)
            {
                Demand(false, $"groups[{index}]", null);
                continue;
            }

            Demand(IsText(group.Group), $"groups[{index}].group", group.Group);
            Demand(IsText(group.Municipality), $"groups[{index}].municipality", group.Municipality);
            Demand(group.Role is not null, $"groups[{index}].role", "");
            Demand(
                (group.Role == Role.ProviderStaff) == IsText(group.Provider),
                $"groups[{index}].provider",
                group.Provider);
        }

        return faults.Count > 0
            ? throw new SettingsRefusedException(faults)
            : new AuthoritySettings(
                authority!,
                written.ClientId!,
                secret,
                written.GroupsClaim,
                written.Scopes!,
                written.LocalSignIn,
                [.. written.Groups!.Select(group =>
                    new GroupRule(group!.Group!, group.Role!.Value, group.Municipality!, group.Provider))]);

        void Demand(bool holds, string key, string? value)
        {
            if (!holds)
            {
                faults.Add(Finding.Of("CM4332", Severity.Error, path, key, value ?? ""));
            }
        }
    }

    private static async Task<string> SecretAsync(Written written, string path, CancellationToken cancellation)
    {
        var file = written.ClientSecretFile;
        var secret = file is null ? Environment.GetEnvironmentVariable(SecretSetting)
            : File.Exists(file) ? (await File.ReadAllTextAsync(file, cancellation)).Trim()
            : null;
        return string.IsNullOrWhiteSpace(secret)
            ? throw Refused("CM4333", path, file ?? SecretSetting)
            : secret;
    }

    private static bool IsText(string? text) => text is { Length: > 0 and <= TextMax } && text.Trim() == text;

    private static SettingsRefusedException Refused(string code, params ReadOnlySpan<FindingValue> values) =>
        new([Finding.Of(code, Severity.Error, [.. values])]);

    private sealed record Written
    {
        public string? Authority { get; init; }

        public string? ClientId { get; init; }

        public string? ClientSecretFile { get; init; }

        public string GroupsClaim { get; init; } = "groups";

        public IReadOnlyList<string>? Scopes { get; init; } = ["profile"];

        public bool LocalSignIn { get; init; } = true;

        public IReadOnlyList<WrittenGroup?>? Groups { get; init; }
    }

    private sealed record WrittenGroup(string? Group, Role? Role, string? Municipality, string? Provider);
}

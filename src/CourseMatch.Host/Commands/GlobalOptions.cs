using System.CommandLine;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary>Options every verb has.</summary>
/// <remarks>Language and form are read from the raw arguments before anything is parsed, so that complaints about the
/// command line itself already come in the right language and form.</remarks>
internal static class GlobalOptions
{
    private const string LanguageName = "--language";
    private const string JsonName = "--json";
    private const string MunicipalityName = "--municipality";

    /// <summary>The language asked for; German when none or an unknown one (which the parser then complains about).
    /// </summary>
    public static Voice VoiceOf(string[] args) => Voice.Of(ValueOf(args, LanguageName)) ?? Voice.German;

    /// <summary>Name of the municipality asked for, or null.</summary>
    public static string? MunicipalityOf(string[] args) => ValueOf(args, MunicipalityName);

    public static bool IsJson(string[] args) => args.TakeWhile(arg => arg != "--").Contains(JsonName);

    public static void AddTo(RootCommand root, Voice voice)
    {
        root.Add(new Option<bool>(JsonName) { Description = voice.Say("Option.json"), Recursive = true });
        var language = new Option<string>(LanguageName)
        {
            Description = voice.Say("Option.language"),
            HelpName = string.Join('|', Voice.Languages),
            Recursive = true,
        };
        language.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } value && Voice.Of(value) is null)
            {
                result.AddError(voice.Say("Value.Choice", value, language.HelpName));
            }
        });
        root.Add(language);
        root.Add(new Option<string>(MunicipalityName)
        {
            Description = voice.Say("Option.municipality"),
            HelpName = "NAME",
            Recursive = true,
        });
    }

    private static string? ValueOf(string[] args, string name)
    {
        for (var index = 0; index < args.Length && args[index] != "--"; index++)
        {
            if (args[index] == name && index + 1 < args.Length)
            {
                return args[index + 1];
            }

            if (args[index].StartsWith(name + "=", StringComparison.Ordinal))
            {
                return args[index][(name.Length + 1)..];
            }
        }

        return null;
    }
}

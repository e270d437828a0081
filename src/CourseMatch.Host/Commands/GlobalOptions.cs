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

    /// <summary>The language asked for; German when none or an unknown one (which the parser then complains about).
    /// </summary>
    public static Voice VoiceOf(string[] args)
    {
        for (var index = 0; index < args.Length && args[index] != "--"; index++)
        {
            if (args[index] == LanguageName && index + 1 < args.Length)
            {
                return Voice.Of(args[index + 1]) ?? Voice.German;
            }

            if (args[index].StartsWith(LanguageName + "=", StringComparison.Ordinal))
            {
                return Voice.Of(args[index][(LanguageName.Length + 1)..]) ?? Voice.German;
            }
        }

        return Voice.German;
    }

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
    }
}

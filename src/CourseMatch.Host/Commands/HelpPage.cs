using System.CommandLine;
using System.CommandLine.Invocation;
using CourseMatch.Host.Json;
using CourseMatch.Host.Terminal;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary><c>--help</c> of every verb, as text or as a JSON document.</summary>
internal sealed class HelpPage(Screen screen) : SynchronousCommandLineAction
{
    /// <summary>Help is shown however wrong the rest of the line is.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var document = Describe(parseResult.CommandResult.Command);
        return Answer.Of(
            ExitStatus.Done, document, HostJson.Default.HelpDocument, text => Write(text, document, screen.Voice))
            .Print(screen);
    }

    private static HelpDocument Describe(Command command) => new(
        Usage(command),
        command.Description ?? "",
        [.. command.Subcommands.Select(sub => new HelpEntry(sub.Name, sub.Description ?? ""))],
        [.. command.Arguments.Select(argument => new HelpEntry(NameOf(argument), argument.Description ?? ""))],
        [.. command.Options.Concat(Inherited(command)).Select(Describe)]);

    private static HelpEntry Describe(Option option) => new(
        option.ValueType == typeof(bool) || option is VersionOption
            ? option.Name
            : $"{option.Name} {ValueNameOf(option)}",
        option.Description ?? "");

    private static IEnumerable<Option> Inherited(Command command) =>
        command.Parents.OfType<Command>().SelectMany(
            parent => parent.Options.Where(option => option.Recursive).Concat(Inherited(parent)));

    private static string Usage(Command command)
    {
        var path = command.Name;
        for (var parent = command.Parents.OfType<Command>().FirstOrDefault();
            parent is not null;
            parent = parent.Parents.OfType<Command>().FirstOrDefault())
        {
            path = $"{(parent is RootCommand ? "coursematch" : parent.Name)} {path}";
        }

        var parts = new List<string> { command is RootCommand ? "coursematch" : path };
        parts.AddRange(command is RootCommand ? ["…"]
            : command.Subcommands.Count > 0 ? [string.Join('|', command.Subcommands.Select(sub => sub.Name))]
            : command.Arguments.Select(NameOf));
        parts.AddRange(command.Options.Where(option => !option.Recursive).Select(option =>
            option.Required ? Describe(option).Name : $"[{Describe(option).Name}]"));
        return string.Join(' ', parts);
    }

    private static string NameOf(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name;

    private static string ValueNameOf(Option option) =>
        option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant();

    private static void Write(TextWriter text, HelpDocument document, Voice voice)
    {
        text.WriteLine(Paragraph.Wrap(document.Description, 0));
        text.WriteLine();
        text.WriteLine(voice.Say("Help.Usage"));
        text.WriteLine($"  {document.Usage}");
        WriteSection(text, voice.Say("Help.Verbs"), document.Verbs);
        WriteSection(text, voice.Say("Help.Arguments"), document.Arguments);
        WriteSection(text, voice.Say("Help.Options"), document.Options);
        text.WriteLine();
        text.WriteLine(voice.Say("Help.ExitStatus"));
    }

    private static void WriteSection(TextWriter text, string title, IReadOnlyList<HelpEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        text.WriteLine();
        text.WriteLine(title);
        var left = entries.Max(entry => entry.Name.Length) + 4;
        foreach (var entry in entries)
        {
            text.Write(("  " + entry.Name).PadRight(left));
            text.WriteLine(Paragraph.Wrap(entry.Description, left));
        }
    }
}

using System.CommandLine;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary>One verb: its description from the texts, its parts, and the one use case it calls.</summary>
internal static class Verb
{
    /// <summary>A verb whose help texts stand under <c>Verb.NAME</c>, <c>Verb.NAME.PART</c>.</summary>
    public static Command Of(
        Screen screen, string name, Func<ParseResult, CancellationToken, Task<Answer>> run, params Symbol[] parts)
    {
        var command = new Command(name[(name.LastIndexOf(' ') + 1)..], screen.Voice.Say($"Verb.{name}"));
        foreach (var part in parts)
        {
            part.Description ??=
                screen.Voice.Find($"Verb.{name}.{part.Name}") ?? screen.Voice.Say($"Option.{part.Name.TrimStart('-')}");
            if (part is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)part);
            }
        }

        command.SetAction(async (parsed, token) => (await run(parsed, token)).Print(screen));
        return command;
    }
}

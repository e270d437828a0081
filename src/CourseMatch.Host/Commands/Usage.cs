using System.CommandLine;
using System.CommandLine.Parsing;
using CourseMatch.Application.Findings;

namespace CourseMatch.Host.Commands;

/// <summary>What is wrong with a command line, as findings.</summary>
internal static class Usage
{
    /// <summary>All faults; empty when the line can be run.</summary>
    public static IReadOnlyList<Finding> Faults(ParseResult parsed)
    {
        var verb = PathOf(parsed.CommandResult);
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return [.. parsed.UnmatchedTokens.Select(token => Unknown(token, parsed.CommandResult, verb))];
        }

        if (parsed.CommandResult.Command.Subcommands.Count > 0)
        {
            return [Finding.Of("CM4003", Severity.Error, verb, VerbsOf(parsed.CommandResult))];
        }

        return [.. parsed.Errors.Select(error => Fault(error, verb)).Distinct()];
    }

    private static Finding Unknown(string token, CommandResult at, string verb) =>
        token.StartsWith('-') ? Finding.Of("CM4002", Severity.Error, token, verb)
        : at.Command.Subcommands.Count > 0 ? Finding.Of("CM4001", Severity.Error, token, verb, VerbsOf(at))
        : Finding.Of("CM4004", Severity.Error, token, verb);

    private static Finding Fault(ParseError error, string verb) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult } =>
            Finding.Of("CM4005", Severity.Error, argument.Name, verb),
        OptionResult { Tokens.Count: 0, Option: var option } =>
            Finding.Of("CM4006", Severity.Error, option.Name, verb),
        ArgumentResult { Parent: OptionResult { Option: var option, Tokens.Count: 0 } } =>
            Finding.Of("CM4006", Severity.Error, option.Name, verb),
        ArgumentResult { Parent: OptionResult { Option: var option } } =>
            Finding.Of("CM4007", Severity.Error, option.Name, error.Message, verb),
        OptionResult { Option: var option } => Finding.Of("CM4007", Severity.Error, option.Name, error.Message, verb),
        ArgumentResult { Argument: var argument } =>
            Finding.Of("CM4007", Severity.Error, argument.Name, error.Message, verb),
        CommandResult { Command: var command } when command.Options.Any(option => option.Required)
            && command.Options.First(option => option.Required) is var missing =>
            Finding.Of("CM4005", Severity.Error, missing.Name, verb),
        _ => Finding.Of("CM4008", Severity.Error, error.Message, verb),
    };

    private static string VerbsOf(CommandResult at) =>
        string.Join(", ", at.Command.Subcommands.Select(command => command.Name));

    private static string PathOf(CommandResult at) =>
        at.Parent is CommandResult parent ? $"{PathOf(parent)} {at.Command.Name}" : "coursematch";
}

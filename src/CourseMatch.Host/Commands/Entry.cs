using System.Globalization;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary>One run of the program: from the command line to the exit status.</summary>
/// <remarks>The only place that catches everything: failures of the machinery become one sentence, exit status 4 and an
/// entry in the log file, never a stack trace in front of a person.</remarks>
internal static class Entry
{
    public static async Task<int> RunAsync(string[] args)
    {
        var voice = GlobalOptions.VoiceOf(args);
        var screen = Screen.Of(voice, GlobalOptions.IsJson(args)) with
        {
            Municipality = GlobalOptions.MunicipalityOf(args),
        };
        CultureInfo.CurrentUICulture = voice.Culture;
        using var stop = new StopSignal();
        try
        {
            var parsed = CommandLine.Build(screen).Parse(args, CommandLine.Parsing);
            return parsed.Action is not { ClearsParseErrors: true } && Usage.Faults(parsed) is { Count: > 0 } faults
                ? Answer.Failed(ExitStatus.BadInput, voice, faults).Print(screen)
                : await parsed.InvokeAsync(CommandLine.Invocation(screen), stop.Token);
        }
        catch (SettingsRefusedException refused)
        {
            return Answer.Failed(ExitStatus.BadInput, voice, refused.Findings).Print(screen);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Answer.Failed(
                ExitStatus.MachineryFailed, voice, Finding.Of("CM4090", Severity.Error)).Print(screen);
        }
        catch (Exception failure)
        {
            return Answer.Failed(ExitStatus.MachineryFailed, voice, MachineryFailure.Report(failure)).Print(screen);
        }
        finally
        {
            screen.Out.Flush();
        }
    }
}

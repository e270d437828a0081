using System.CommandLine;
using CourseMatch.Host.Terminal;

namespace CourseMatch.Host.Commands;

/// <summary>All verbs of the program.</summary>
internal static class CommandLine
{
    /// <summary>Every argument means itself: no response files, no bundled letters.</summary>
    public static ParserConfiguration Parsing { get; } =
        new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static RootCommand Build(Screen screen)
    {
        var root = new RootCommand(screen.Voice.Say("Verb.coursematch"));
        root.Options.Clear();
        root.Directives.Clear();
        root.Add(new Option<bool>("--help", "-h", "-?")
        {
            Description = screen.Voice.Say("Option.help"),
            Recursive = true,
            Action = new HelpPage(screen),
        });
        root.Add(new VersionOption { Description = screen.Voice.Say("Option.version") });
        GlobalOptions.AddTo(root, screen.Voice);
        root.Add(ServeVerb.Build(screen));
        root.Add(WorkerVerb.Build(screen));
        root.Add(MigrateVerb.Build(screen));
        root.Add(ImportVerb.Build(screen));
        root.Add(EditsVerb.Build(screen));
        root.Add(CareVerb.Build(screen));
        root.Add(ColumnsVerb.Build(screen));
        root.Add(InboxVerb.Build(screen));
        root.Add(DuplicatesVerb.Build(screen));
        root.Add(PlacesVerbs.Places(screen));
        root.Add(PlacesVerbs.Travel(screen));
        root.Add(MatchVerb.Build(screen));
        root.Add(PlansVerb.Build(screen));
        root.Add(ReportVerb.Build(screen));
        root.Add(PublishVerb.Build(screen));
        root.Add(OffersVerb.Build(screen));
        root.Add(GateVerb.Build(screen));
        root.Add(GateVerb.BuildPolicy(screen));
        root.Add(ExplainVerb.Build(screen));
        root.Add(ExportVerb.Build(screen));
        root.Add(NightsVerb.Build(screen));
        root.Add(MessagesVerb.Build(screen));
        root.Add(MunicipalityVerb.Build(screen));
        root.Add(SampleVerb.Build(screen));
        root.Add(SimulateVerb.Build(screen));
        root.Add(AccountsVerb.Build(screen));
        root.Add(RoutesVerb.Build(screen));
        root.Add(SolveVerb.Build(screen));
        root.Add(CheckVerb.Build(screen));
        root.Add(GenerateVerb.Build(screen));
        return root;
    }

    /// <summary>Failures and signals are handled in <see cref="Entry"/> alone.</summary>
    public static InvocationConfiguration Invocation(Screen screen) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
        Output = screen.Out,
        Error = screen.Error,
    };
}

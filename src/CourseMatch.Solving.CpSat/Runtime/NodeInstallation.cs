namespace CourseMatch.Solving.CpSat.Runtime;

/// <summary>Where Node and the fetched solver are on this machine.</summary>
/// <param name="Node">Path of the Node program.</param>
/// <param name="Folder">Folder with the child's scripts and the solver.</param>
public sealed record NodeInstallation(string Node, string Folder)
{
    /// <summary>Names another Node program than the one found on the path.</summary>
    public const string NodeSetting = "COURSEMATCH_NODE";

    private static readonly string[] Needed =
        ["cp-sat-child.mjs", "no-suspending.mjs", "cp_sat_runtime_node.js", "cp_sat_runtime_node.wasm"];

    /// <summary>Looks for both beside the running program.</summary>
    /// <returns>The installation, or why there is none: one sentence for administrators.</returns>
    public static (NodeInstallation? Found, string? Missing) Find() =>
        Find(Path.Combine(AppContext.BaseDirectory, "cp-sat"), Environment.GetEnvironmentVariable(NodeSetting),
            Environment.GetEnvironmentVariable("PATH"));

    internal static (NodeInstallation? Found, string? Missing) Find(string folder, string? setting, string? path)
    {
        if (Array.Find(Needed, name => !File.Exists(Path.Combine(folder, name))) is { } absent)
        {
            return (null, $"CP-SAT is not installed: {absent} was not fetched when the program was built "
                + "(npm needed).");
        }

        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        var candidates = string.IsNullOrEmpty(setting)
            ? (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(directory => Path.Combine(directory, name))
            : [setting];
        return candidates.FirstOrDefault(File.Exists) is { } node
            ? (new NodeInstallation(node, folder), null)
            : (null, "CP-SAT cannot run: no Node program was found; install Node 20 or newer, "
                + $"or name one in {NodeSetting}.");
    }
}

using CourseMatch.Solving.CpSat.Runtime;

namespace CourseMatch.Solving.CpSat.Tests.Runtime;

/// <summary>What is said where something is missing.</summary>
public sealed class NodeInstallationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursematch-cp-sat-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Names_the_file_that_was_not_fetched()
    {
        var (found, missing) = NodeInstallation.Find(folder, null, null);

        Assert.Null(found);
        Assert.Contains("cp-sat-child.mjs was not fetched", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_Node_is_missing_and_how_to_name_one()
    {
        PutFiles();

        var (found, missing) = NodeInstallation.Find(folder, null, folder);

        Assert.Null(found);
        Assert.Contains("no Node program was found", missing, StringComparison.Ordinal);
        Assert.Contains(NodeInstallation.NodeSetting, missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_Node_named_in_the_setting_before_the_one_on_the_path()
    {
        PutFiles();
        var named = Put("own-node");
        Put("node");

        Assert.Equal(named, NodeInstallation.Find(folder, named, folder).Found?.Node);
        Assert.Equal(Path.Combine(folder, "node"), NodeInstallation.Find(folder, "", folder).Found?.Node);
    }

    [Fact]
    public void A_program_that_is_no_Node_gives_no_information()
    {
        PutFiles();
        using var runtime = new NodeRuntime((new NodeInstallation(Put("broken-node"), folder), null));

        Assert.Null(runtime.Solve([], [], TimeSpan.FromSeconds(10), default));
        Assert.Contains("did not start", runtime.Missing, StringComparison.Ordinal);
    }

    private void PutFiles()
    {
        foreach (var name in new[]
        {
            "cp-sat-child.mjs", "no-suspending.mjs", "cp_sat_runtime_node.js", "cp_sat_runtime_node.wasm",
        })
        {
            Put(name);
        }
    }

    private string Put(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "");
        return path;
    }
}

using System.Diagnostics;

namespace CourseMatch.House.Tests.Tidiness;

/// <summary>The commands a newcomer types first: there, executable, and readable for the shell.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("scripts/run")]
    [InlineData("scripts/test")]
    [InlineData("scripts/coursematch")]
    [InlineData(".ci/run")]
    public void A_script_can_be_called(string path)
    {
        var mode = new FileInfo(Path.Combine(Clone.Root, path)).UnixFileMode;
        Assert.True(mode.HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute), $"{path} is not executable");
        Assert.Equal(0, SyntaxStatus(Path.Combine(Clone.Root, path)));
    }

    [Fact]
    public void The_build_machine_runs_the_tests_of_the_readme() => Assert.Contains(
        "/scripts/test", File.ReadAllText(Path.Combine(Clone.Root, ".ci/run")), StringComparison.Ordinal);

    [Fact]
    public void A_broken_script_is_seen()
    {
        var broken = Path.GetTempFileName();
        File.WriteAllText(broken, "if true; then\n");
        Assert.NotEqual(0, SyntaxStatus(broken));
        File.Delete(broken);
    }

    private static int SyntaxStatus(string path)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n", path]) { RedirectStandardError = true })!;
        bash.WaitForExit();
        return bash.ExitCode;
    }
}

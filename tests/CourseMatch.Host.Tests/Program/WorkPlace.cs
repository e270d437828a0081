using CourseMatch.Testing;

namespace CourseMatch.Host.Tests.Program;

/// <summary>A folder of its own for one test class, removed with any server left in it when the tests end.</summary>
public sealed class WorkPlace
{
    public WorkPlace() => TestWatchdog.CleanUpAfterThisProcess(Folder);

    /// <summary>Open to the server's unprivileged user, so that root's tests leave no database elsewhere.</summary>
    public string Folder { get; } = TestFolder.Make();
}

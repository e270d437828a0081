namespace CourseMatch.Host.Tests.Program;

/// <summary>A folder of its own for one test class, removed afterwards.</summary>
public sealed class WorkPlace : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("coursematch-host-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

using CourseMatch.Application.Findings;
using CourseMatch.Solving;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;
using CourseMatch.Solving.Portable;
using CourseMatch.Solving.Problems;

namespace CourseMatch.Host.Searching;

/// <summary>A file that was read, or why it could not be.</summary>
/// <typeparam name="T">What the file holds.</typeparam>
internal sealed class FileContent<T>
    where T : class
{
    private readonly T? content;
    private readonly IReadOnlyList<Finding> findings;

    public FileContent(T content) => (this.content, findings) = (content, []);

    public FileContent(IReadOnlyList<Finding> findings) => this.findings = findings;

    /// <summary>Calls the one function that fits.</summary>
    public TResult Match<TResult>(Func<T, TResult> read, Func<IReadOnlyList<Finding>, TResult> refused) =>
        content is { } held ? read(held) : refused(findings);
}

/// <summary>Problem and solution files on disk; faults become findings with their place in the file.</summary>
internal static class PortableFiles
{
    public static FileContent<AllocationProblem> ReadProblem(string path) => Read(path, stream =>
        ProblemReader.Read(stream).Match(
            accepted => new FileContent<AllocationProblem>(accepted.Problem),
            refused => new FileContent<AllocationProblem>(Faults(refused.Faults, "CM4020"))));

    public static FileContent<AnswerClaim> ReadSolution(string path) => Read(path, stream =>
        SolutionReader.Read(stream).Match(
            accepted => new FileContent<AnswerClaim>(accepted.Claim),
            refused => new FileContent<AnswerClaim>(Faults(refused.Faults, "CM4021"))));

    /// <summary>Writes beside the file and renames, so that nobody ever reads half a solution.</summary>
    public static void WriteSolution(AllocationProblem problem, AllocationAnswer answer, string path) =>
        WriteWhole(path, stream => SolutionWriter.Write(problem, answer, stream));

    /// <summary>Writes beside the file and renames, so that nobody ever reads half a problem.</summary>
    public static void WriteProblem(AllocationProblem problem, string path) =>
        WriteWhole(path, stream => ProblemWriter.Write(problem, stream));

    /// <summary>Why nothing can be written under this name, asked before any computing; null when it can.</summary>
    public static Finding? CannotWrite(string path) =>
        Directory.Exists(path) ? Finding.Of("CM4026", Severity.Error, path)
        : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) ? Finding.Of("CM4027", Severity.Error, path)
        : null;

    public static IReadOnlyList<Finding> Faults(IReadOnlyList<Fault> faults, string code) =>
        [.. faults.Select(fault => Finding.At(
            new FindingPlace(null, fault.Place), code, Severity.Error, fault.Place, fault.Sentence))];

    /// <summary>Promises that cannot all hold: who, about what, and why.</summary>
    public static Finding Conflict(PromiseConflict conflict) => Finding.Of(
        "CM4022", Severity.Error, string.Join(", ", conflict.Applicants), string.Join("; ", conflict.Reasons));

    private static void WriteWhole(string path, Action<Stream> write)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.new";
        using (var stream = File.Create(unfinished))
        {
            write(stream);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static FileContent<T> Read<T>(string path, Func<Stream, FileContent<T>> read)
        where T : class
    {
        try
        {
            using var stream = File.OpenRead(path);
            return read(stream);
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileContent<T>([Finding.Of("CM4025", Severity.Error, path)]);
        }
        catch (UnauthorizedAccessException)
        {
            return new FileContent<T>([Finding.Of("CM4028", Severity.Error, path)]);
        }
    }
}

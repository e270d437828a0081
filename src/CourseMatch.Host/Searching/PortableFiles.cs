using CourseMatch.Application.Findings;
using CourseMatch.Host.Files;
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
        WholeFile.Write(path, stream => SolutionWriter.Write(problem, answer, stream));

    /// <summary>Writes beside the file and renames, so that nobody ever reads half a problem.</summary>
    public static void WriteProblem(AllocationProblem problem, string path) =>
        WholeFile.Write(path, stream => ProblemWriter.Write(problem, stream));

    public static IReadOnlyList<Finding> Faults(IReadOnlyList<Fault> faults, string code) =>
        [.. faults.Select(fault => Finding.At(
            new FindingPlace(null, fault.Place), code, Severity.Error, fault.Place, fault.Sentence))];

    /// <summary>Promises that cannot all hold: who, about what, and why.</summary>
    public static Finding Conflict(PromiseConflict conflict) => Finding.Of(
        "CM4022", Severity.Error, string.Join(", ", conflict.Applicants), string.Join("; ", conflict.Reasons));

    private static FileContent<T> Read<T>(string path, Func<Stream, FileContent<T>> read)
        where T : class
    {
        if (ReadableFile.Refusal(path) is { } refusal)
        {
            return new FileContent<T>([refusal]);
        }

        using var stream = ReadableFile.Open(path);
        return read(stream);
    }
}

using System.Collections.Immutable;
using CourseMatch.Application.Findings;
using CourseMatch.Solving.Checking;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Searching;

/// <summary>Files of an earlier problem and its solution, from which the next search starts.</summary>
/// <param name="ProblemFile">The problem.</param>
/// <param name="SolutionFile">Its solution; the checker has to accept it.</param>
/// <param name="Stability">Points more for every option somebody had in it.</param>
internal sealed record EarlierFiles(string ProblemFile, string SolutionFile, int Stability)
{
    /// <summary>Reads and judges both.</summary>
    public FileContent<EarlierAnswer> Read() => PortableFiles.ReadProblem(ProblemFile).Match(
        problem => PortableFiles.ReadSolution(SolutionFile).Match(
            claim =>
            {
                var verdict = AllocationChecker.Check(problem, claim);
                if (!verdict.Accepted)
                {
                    return Refused(PortableFiles.Faults(verdict.Faults, "CM4024"));
                }

                var optionOf = claim.Assignments.ToDictionary(
                    entry => entry.Applicant, entry => (int)(entry.Option ?? -1), StringComparer.Ordinal);
                var chosen = problem.ApplicantIds.Select(id => optionOf[id]).ToImmutableArray();
                return new FileContent<EarlierAnswer>(
                    new EarlierAnswer(new EarlierPlan(problem, chosen), Stability));
            },
            Refused),
        Refused);

    private static FileContent<EarlierAnswer> Refused(IReadOnlyList<Finding> findings) => new(findings);
}

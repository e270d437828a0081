using CourseMatch.Solving.CpSat.Runtime;

namespace CourseMatch.Solving.CpSat.Tests.Runtime;

/// <summary>A test that runs CP-SAT itself; skipped, with the reason, where it is not installed.</summary>
public sealed class CpSatFactAttribute : FactAttribute
{
    public CpSatFactAttribute() => Skip = NodeInstallation.Find().Missing;
}

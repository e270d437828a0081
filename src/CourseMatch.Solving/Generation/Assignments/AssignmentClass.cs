namespace CourseMatch.Solving.Generation.Assignments;

/// <summary>The classes of generalised assignment instances in the literature that are measured here.</summary>
/// <remarks>
/// Rules as in Chu and Beasley, "A genetic algorithm for the generalised assignment problem", Computers and
/// Operations Research 24 (1997) 17-23 (a, b), and Laguna, Kelly, González-Velarde and Glover, "Tabu search for the
/// multilevel generalized assignment problem", European Journal of Operational Research 82 (1995) 176-189 (e), in the
/// form Yagiura, Ibaraki and Glover restate them.
/// </remarks>
public enum AssignmentClass
{
    /// <summary>
    /// Weights 5 .. 25, costs 10 .. 50; capacity 0.6 · 15 · jobs / agents + 0.4 · R, where R is the largest load when
    /// each job goes to its cheapest agent.
    /// </summary>
    A,

    /// <summary>As a, with 70 % of the capacity.</summary>
    B,

    /// <summary>
    /// Weight 1 − 10 ln(u), cost 1000 / weight − 10 v with u, v uniform in (0, 1]; capacity 80 % of the mean load.
    /// </summary>
    E,
}

namespace CourseMatch.Application.Imports;

/// <summary>What is to be done with a file.</summary>
public enum ImportWay
{
    /// <summary>Only look: nothing is kept.</summary>
    Look,

    /// <summary>Keep it for a person to confirm, with its preview.</summary>
    Hold,

    /// <summary>Take it in, unless the mass-change guard holds it.</summary>
    TakeIn,

    /// <summary>Take it in even where the guard would hold it: a person has looked at it.</summary>
    TakeInConfirmed,
}

/// <summary>A file's errand.</summary>
/// <param name="Way">What is to be done.</param>
/// <param name="By">Who asks: a sign-in name, <c>terminal</c>, <c>inbox</c>.</param>
public sealed record ImportRequest(ImportWay Way, string By);

namespace CourseMatch.Host.Json;

/// <summary>What <c>sample</c> wrote.</summary>
/// <param name="County">Name of the invented county.</param>
/// <param name="Day">Day it was made for.</param>
/// <param name="Seed">Seed it was made from.</param>
/// <param name="Files">Files in the order in which they are to be imported.</param>
public sealed record SampleDocument(string County, DateOnly Day, int Seed, IReadOnlyList<SampleFileDocument> Files);

/// <summary>One file of a sample.</summary>
/// <param name="File">Name within the folder.</param>
/// <param name="Subject">What <c>import</c> is to take it as.</param>
/// <param name="Provider">Whom it is from.</param>
public sealed record SampleFileDocument(string File, string Subject, string Provider);

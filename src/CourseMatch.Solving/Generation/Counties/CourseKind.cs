namespace CourseMatch.Solving.Generation.Counties;

/// <summary>Kinds of courses, and the kind of course a person is meant for.</summary>
internal enum CourseKind
{
    General,
    Literacy,
    Women,
    Youth,
    SecondScript,
    Vocational,
    Volunteer,
}

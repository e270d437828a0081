namespace CourseMatch.Solving.Generation.Counties;

/// <summary>One course open to one person, with or without places in its care group.</summary>
/// <param name="Course">Index of the course.</param>
/// <param name="UsesCare">Whether the person's children take places in the course's care group.</param>
/// <param name="Points">Urgency and fit together.</param>
internal readonly record struct CountyOption(int Course, bool UsesCare, int Points);

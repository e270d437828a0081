namespace CourseMatch.Application.Rules;

/// <summary>One sentence about one newcomer and one way into one course.</summary>
/// <remarks>A rule looks at nothing but its case: the same case always gets the same verdict. Explanations show every
/// rule's verdict; matching asks only until the first refusal.</remarks>
public interface IRule
{
    /// <summary>Name: the sentence without "Rule". Its text in people's language is the term
    /// <c>Rule.NAME</c>.</summary>
    string Name { get; }

    /// <summary>The verdict depends on the course, entry and day alone, not on the person.</summary>
    bool IsAboutCourseOnly => false;

    /// <summary>Judges a case.</summary>
    RuleVerdict Judge(Case c);
}

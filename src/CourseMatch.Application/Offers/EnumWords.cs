using System.Text.Json;

namespace CourseMatch.Application.Offers;

/// <summary>Members of an enum as words in a history: <c>OtherCourse</c> is <c>other_course</c>.</summary>
public static class EnumWords
{
    /// <summary>The word.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");

    /// <summary>The member a word stands for, or null.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
            {
                return value;
            }
        }

        return null;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Commands;

/// <summary>Options and arguments with values, read strictly and refused with a sentence.</summary>
internal static class Values
{
    /// <summary>A whole number within bounds, or the default.</summary>
    public static Option<int?> Integer(Voice voice, string name, int least, int most) => new(name)
    {
        HelpName = "N",
        CustomParser = result =>
            int.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : Refuse<int?>(result, voice.Say("Value.Integer", Text(result), least, most)),
    };

    /// <summary>A whole number of 64 bits within bounds.</summary>
    public static Option<long?> Long(Voice voice, string name, long least) => new(name)
    {
        HelpName = "N",
        CustomParser = result =>
            long.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
                ? number
                : Refuse<long?>(result, voice.Say("Value.Integer", Text(result), least, long.MaxValue)),
    };

    /// <summary>A number with a decimal point, or the decimal comma of German habit.</summary>
    public static Option<double?> Number(Voice voice, string name, string helpName, double least, double most) =>
        new(name)
        {
            HelpName = helpName,
            CustomParser = result =>
                double.TryParse(
                    Text(result).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most
                    ? number
                    : Refuse<double?>(result, voice.Say("Value.Number", Text(result), least, most)),
        };

    /// <summary>A day, yyyy-MM-dd.</summary>
    public static Option<DateOnly?> Day(Voice voice, string name) => new(name)
    {
        HelpName = "yyyy-MM-dd",
        CustomParser = result =>
            DateOnly.TryParseExact(
                Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : Refuse<DateOnly?>(result, voice.Say("Value.Day", Text(result))),
    };

    /// <summary>One of a few words.</summary>
    public static Option<string?> Choice(Voice voice, string name, params string[] choices) => new(name)
    {
        HelpName = string.Join('|', choices),
        CustomParser = result => choices.Contains(Text(result), StringComparer.Ordinal)
            ? Text(result)
            : Refuse<string?>(result, voice.Say("Value.Choice", Text(result), string.Join(", ", choices))),
    };

    /// <summary>The number of a plan.</summary>
    public static Argument<int?> PlanNumber(Voice voice, bool isRequired) => Number(voice, isRequired);

    /// <summary>The number of something on file.</summary>
    public static Argument<int?> Number(Voice voice, bool isRequired) => new("ID")
    {
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        CustomParser = result =>
            int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : Refuse<int?>(result, voice.Say("Value.Integer", Text(result), 1, int.MaxValue)),
    };

    private static string Text(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}

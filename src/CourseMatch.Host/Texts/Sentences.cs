using CourseMatch.Application.Findings;

namespace CourseMatch.Host.Texts;

/// <summary>Sentence and advice of any finding: the program's own (CM4xxx, jobs and the machine) stand in this room's
/// texts, all others in those of Application.</summary>
internal static class Sentences
{
    public static string Sentence(Finding finding, Voice voice) =>
        IsOwn(finding) ? Own(finding, finding.Code, voice) : FindingTexts.Sentence(finding, voice.Culture);

    public static string Advice(Finding finding, Voice voice) =>
        IsOwn(finding) ? Own(finding, finding.Code + ".Advice", voice) : FindingTexts.Advice(finding, voice.Culture);

    private static bool IsOwn(Finding finding) => finding.Code.StartsWith("CM4", StringComparison.Ordinal);

    private static string Own(Finding finding, string name, Voice voice) =>
        voice.Say(name, [.. finding.Values.Select(value => (object)FindingTexts.Shown(value, voice.Culture))]);
}

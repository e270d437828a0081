using System.Text.Json;

namespace CourseMatch.Host.Tests.Program;

/// <summary>What one run of the program left behind.</summary>
internal sealed record RunResult(string Call, int Status, string Output, string Error)
{
    /// <summary>The one JSON document on the output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The run, checked for its exit status and for what must never reach a person.</summary>
    public RunResult Ends(int status)
    {
        Assert.True(Status == status, $"coursematch {Call} ended with {Status} instead of {status}.\n{this}");
        Assert.DoesNotContain("   at ", Output + Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", Output + Error, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Codes of the findings in the JSON document.</summary>
    public IReadOnlyList<string> Codes =>
        [.. Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!)];

    public override string ToString() => $"--- output\n{Output}\n--- error\n{Error}";
}

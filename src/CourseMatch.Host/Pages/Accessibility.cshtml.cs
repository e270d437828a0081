using System.Net.Mail;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;

namespace CourseMatch.Host.Pages;

/// <summary>The accessibility statement (BITV 2.0 § 7) with the address for feedback.</summary>
[Access(IsForEverybody = true)]
public sealed class AccessibilityModel : DeskPage
{
    private const string Setting = "COURSEMATCH_FEEDBACK";

    /// <summary>Parts of the statement, names of their texts.</summary>
    internal static IReadOnlyList<string> Parts { get; } = ["Standard", "Tested", "Limits", "Enforcement"];

    internal override string Title => Voice.Say("Accessibility.Title");

    /// <summary>Address of the authority that runs this installation, or null when none is set.</summary>
    internal string? FeedbackAddress =>
        MailAddress.TryCreate(Environment.GetEnvironmentVariable(Setting), out var address) ? address.Address : null;
}

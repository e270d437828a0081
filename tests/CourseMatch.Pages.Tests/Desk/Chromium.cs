namespace CourseMatch.Pages.Tests.Desk;

/// <summary>The browser of the system; scripts/test installs it where it is missing.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    public static string Path { get; } = Places.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium here: apt-get install chromium");
}

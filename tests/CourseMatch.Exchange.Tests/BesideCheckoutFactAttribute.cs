namespace CourseMatch.Exchange.Tests;

/// <summary>A fact that needs sample files of others in a folder beside the checkout.</summary>
internal sealed class BesideCheckoutFactAttribute : FactAttribute
{
    private const string Reason = "Sample files of others are no part of the project; none lie beside it.";

    public BesideCheckoutFactAttribute()
    {
        if (!Directory.Exists(Folder))
        {
            Skip = Reason;
        }
    }

    public static string Folder { get; } = Path.Combine(Read.Root, "..", "shared", "data");
}

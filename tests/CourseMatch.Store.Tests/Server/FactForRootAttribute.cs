namespace CourseMatch.Store.Tests.Server;

/// <summary>A test of what only root meets; an ordinary user's run of the other tests covers his side.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactForRootAttribute : FactAttribute
{
    public FactForRootAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Skip = "Only root can take on another user's number.";
        }
    }
}

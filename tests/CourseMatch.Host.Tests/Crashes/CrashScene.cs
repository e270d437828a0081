namespace CourseMatch.Host.Tests.Crashes;

/// <summary>What is going on when the process is killed.</summary>
internal enum CrashScene
{
    /// <summary>A file with new, changed and withdrawn records is taken in.</summary>
    Import,

    /// <summary>A draft is made and stored.</summary>
    Match,

    /// <summary>A draft is put in force.</summary>
    Publish,

    /// <summary>Two processes publish two drafts at the same moment, and one of them is killed.</summary>
    PublishRace,

    /// <summary>A draft is published against courses that lost seats in between, and the process is killed.</summary>
    PublishShrunk,
}

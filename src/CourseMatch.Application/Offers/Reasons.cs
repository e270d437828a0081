namespace CourseMatch.Application.Offers;

/// <summary>Why a person says no.</summary>
public enum DeclineReason
{
    /// <summary>Another reason; the note may say it.</summary>
    Other,

    /// <summary>Work or training has begun.</summary>
    Work,

    /// <summary>The times do not suit.</summary>
    Times,

    /// <summary>The way is too long.</summary>
    Journey,

    /// <summary>The children cannot be looked after in this way.</summary>
    Care,

    /// <summary>Illness or pregnancy; no more is asked.</summary>
    Health,

    /// <summary>Another course was found.</summary>
    OtherCourse,

    /// <summary>The person moves away.</summary>
    MovesAway,
}

/// <summary>Words for steps whose reason is not the person's own.</summary>
public static class StepReason
{
    /// <summary>Asks to be called.</summary>
    public const string CallRequested = "call_requested";

    /// <summary>The place was locked.</summary>
    public const string Locked = "locked";

    /// <summary>The lock was taken off.</summary>
    public const string Unlocked = "unlocked";

    /// <summary>The course is over.</summary>
    public const string CourseOver = "course_over";

    /// <summary>The day to answer has passed.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>A better place within the change budgets.</summary>
    public const string Rematched = "rematched";

    /// <summary>A coordinator placed somebody by hand.</summary>
    public const string ByHand = "by_hand";

    /// <summary>The course does not take place.</summary>
    public const string CourseCancelled = "course_cancelled";

    /// <summary>The person left the list.</summary>
    public const string LeftList = "left_list";
}

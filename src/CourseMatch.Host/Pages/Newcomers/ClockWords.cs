using CourseMatch.Application.Desk.People;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Pages.Newcomers;

/// <summary>Clocks in words.</summary>
internal static class ClockWords
{
    /// <summary>How many days are left, or since when the clock has run out.</summary>
    public static string Left(RunningClock clock, Voice voice) => clock.DaysLeft switch
    {
        < 0 => voice.Say("Clock.Over", -clock.DaysLeft, clock.LastDay),
        0 => voice.Say("Clock.Today"),
        1 => voice.Say("Clock.Tomorrow"),
        _ => voice.Say("Clock.Left", clock.DaysLeft, clock.LastDay),
    };

    /// <summary>Badge of a clock: its text says the same.</summary>
    public static string Badge(RunningClock clock) =>
        clock.DaysLeft < 0 ? "danger" : clock.DaysLeft <= 30 ? "warning" : "info";
}

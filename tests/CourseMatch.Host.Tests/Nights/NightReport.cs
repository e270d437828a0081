namespace CourseMatch.Host.Tests.Nights;

/// <summary>What a campaign of nights found.</summary>
/// <param name="Nights">Nights asked for.</param>
/// <param name="Workers">Worker processes at a time.</param>
/// <param name="Seed">Seed of the moments.</param>
/// <param name="Kills">Workers killed with -9.</param>
/// <param name="KillsInWork">Of them at work on the night or on its messages at that moment.</param>
/// <param name="EndedOnce">Nights with exactly one ended run, each step ended well exactly once.</param>
/// <param name="PromisedTwice">Seats, care places or people promised twice, and other wrongs in the tables.</param>
/// <param name="MessagesLost">Messages that left no trace where they should have.</param>
/// <param name="MessagesDoubled">Messages the mail server took more than once.</param>
/// <param name="RejectedPlans">Published plans the judge rejects.</param>
/// <param name="Messages">Messages in all.</param>
/// <param name="DecidedByHand">Of them decided by a person, because the sender died at the last word.</param>
/// <param name="TakeOvers">Nights that another process took up.</param>
/// <param name="SeatsFreed">Events by day that freed seats.</param>
/// <param name="SeatsUnanswered">Of them those for which nobody was looked for to the end.</param>
/// <param name="Seconds">Time taken.</param>
/// <param name="Faults">Everything wrong, as sentences.</param>
internal sealed record NightReport(
    int Nights,
    int Workers,
    int Seed,
    int Kills,
    int KillsInWork,
    int EndedOnce,
    int PromisedTwice,
    int MessagesLost,
    int MessagesDoubled,
    int RejectedPlans,
    int Messages,
    int DecidedByHand,
    int TakeOvers,
    int SeatsFreed,
    int SeatsUnanswered,
    double Seconds,
    IReadOnlyList<string> Faults);

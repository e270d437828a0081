using System.Globalization;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;

namespace CourseMatch.Application.Desk.People;

/// <summary>Everything on file about one person, ready to be shown.</summary>
/// <param name="Newcomer">The person.</param>
/// <param name="Household">Partners and children, or null.</param>
/// <param name="Partner">The partner on the list, or null.</param>
/// <param name="Standing">Where the person stands.</param>
/// <param name="Clocks">Clocks of the entitlements, the first to end first.</param>
/// <param name="Promise">Promise in force, or null.</param>
/// <param name="Proposal">Place in the newest draft, or null.</param>
/// <param name="WaitsBecause">What the newest plan says of somebody it did not place.</param>
/// <param name="History">What happened, newest first.</param>
public sealed record PersonFile(
    Newcomer Newcomer,
    Household? Household,
    Newcomer? Partner,
    Standing Standing,
    IReadOnlyList<RunningClock> Clocks,
    Promise? Promise,
    Placement? Proposal,
    IReadOnlyList<Finding> WaitsBecause,
    IReadOnlyList<PastEvent> History);

/// <summary>Use case: one person's page.</summary>
public sealed class ReadPerson(INewcomerDesk desk, CountySights sights)
{
    /// <summary>Most lines of history shown.</summary>
    public const int HistoryMax = 60;

    /// <summary>Reads one person by number or file reference; null when nobody goes by it.</summary>
    public async Task<(PersonFile File, CountySight Sight)?> RunAsync(
        MunicipalityId municipality, string reference, CancellationToken cancellationToken)
    {
        var sight = await sights.NowAsync(municipality, cancellationToken);
        if (Find(sight, reference) is not { } newcomer)
        {
            return null;
        }

        var proposal = sight.Once(_ => new Verdicts(sight.Newest)).PlacementOf(newcomer.Id);
        return (
            new PersonFile(
                newcomer,
                sight.Ask(c => c.HouseholdOf(newcomer)),
                sight.Ask(c => c.PartnerOf(newcomer)),
                StandingOf(sight, newcomer, proposal),
                RunningClock.Of(newcomer.Entitlements, sight.Day, sight.Rules),
                sight.Ask(c => c.PromiseOf(newcomer.Id)),
                proposal,
                sight.Once(_ => new Verdicts(sight.Newest)).FindingsOf(newcomer.Id),
                await desk.HistoryAsync(municipality, newcomer.Id, HistoryMax, cancellationToken)),
            sight);
    }

    /// <summary>The person who goes by a number or a file reference, or null.</summary>
    public static Newcomer? Find(CountySight sight, string reference)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var names = sight.Once(c => new ByReference(c.County.Newcomers));
        return names.Find(reference)
            ?? (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? sight.Ask(c => c.Find(new NewcomerId(number)))
                : null);
    }

    private static Standing StandingOf(CountySight sight, Newcomer newcomer, Placement? proposal) =>
        !newcomer.IsActive ? Standing.Inactive
        : sight.Ask(c => c.PromiseOf(newcomer.Id)) is not null ? Standing.Promised
        : proposal is not null && sight.Proposal is not null ? Standing.Proposed
        : Standing.Waiting;

    private sealed class ByReference(IReadOnlyList<Newcomer> newcomers)
    {
        private readonly Dictionary<string, Newcomer> found =
            newcomers.ToDictionary(newcomer => newcomer.Reference, StringComparer.Ordinal);

        public Newcomer? Find(string reference) => found.GetValueOrDefault(reference);
    }
}

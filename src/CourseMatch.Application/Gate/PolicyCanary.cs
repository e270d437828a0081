using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Policies;
using CourseMatch.Application.Rules;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Application.Gate;

/// <summary>How trying or releasing a policy ended.</summary>
public abstract record PolicyOutcome
{
    private PolicyOutcome()
    {
    }

    /// <summary>The canary ran and is stored; somebody else may release the policy now.</summary>
    public sealed record Tried(PolicyRelease Proposal) : PolicyOutcome;

    /// <summary>The night publishes with this policy from now on.</summary>
    public sealed record Released(string Version) : PolicyOutcome;

    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(Finding Finding) : PolicyOutcome;
}

/// <summary>Use cases: try a changed policy without publishing anything, and release it as a second person.</summary>
public sealed class PolicyCanary(ICountyStore store, IAllocationEngine engine, Planning planning, TimeProvider time)
{
    private const int PeopleMax = 200;

    private static readonly SearchLimits Limits =
        SearchLimits.Default with { Gap = 0.0001, Time = TimeSpan.FromSeconds(60) };

    /// <summary>Runs the policy in use on the reference cases and on the list as it is, beside the one released.
    /// </summary>
    /// <param name="municipality">Whose list.</param>
    /// <param name="by">Account that tries it; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored.</param>
    public async Task<PolicyOutcome> TryAsync(
        MunicipalityId municipality, string by, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            return new PolicyOutcome.Refused(Finding.Of("CM3215", Severity.Error));
        }

        var county = await store.ReadCountyAsync(municipality, cancellationToken);
        var released = await store.ChangeAsync(
            municipality,
            async (change, token) => ReleasedPolicy.Of(
                await change.ReleasesAsync(token), await change.PlanInForceAsync(token)),
            cancellationToken);
        var report = Compare(county, released, cancellationToken);
        var proposal = new PolicyRelease(
            planning.Rules.PolicyVersion, planning.Rules.Policy, report, time.GetUtcNow(), by.Trim(), null, null);
        await store.ChangeAsync(
            municipality,
            async (change, token) =>
            {
                await change.SaveCanaryAsync(proposal, token);
                return true;
            },
            cancellationToken);
        return new PolicyOutcome.Tried(proposal);
    }

    /// <summary>Releases the policy in use: as somebody else than the one who tried it.</summary>
    /// <param name="municipality">Whose nights.</param>
    /// <param name="by">Account that releases it; must not be empty.</param>
    /// <param name="cancellationToken">Gives up; nothing is done.</param>
    public Task<PolicyOutcome> ReleaseAsync(
        MunicipalityId municipality, string by, CancellationToken cancellationToken) =>
        store.ChangeAsync<PolicyOutcome>(
            municipality,
            async (change, token) =>
            {
                if (string.IsNullOrWhiteSpace(by))
                {
                    return new PolicyOutcome.Refused(Finding.Of("CM3215", Severity.Error));
                }

                var version = planning.Rules.PolicyVersion;
                var releases = await change.ReleasesAsync(token);
                if (releases.FirstOrDefault(release => release.Version == version) is not { } proposal)
                {
                    return new PolicyOutcome.Refused(Finding.Of("CM3212", Severity.Error, version[..12]));
                }

                if (ReleasedPolicy.Of(releases, await change.PlanInForceAsync(token)).Covers(version))
                {
                    return new PolicyOutcome.Refused(Finding.Of("CM3213", Severity.Error, version[..12]));
                }

                if (string.Equals(proposal.ProposedBy, by.Trim(), StringComparison.OrdinalIgnoreCase))
                {
                    return new PolicyOutcome.Refused(Finding.Of("CM3214", Severity.Error, by.Trim()));
                }

                await change.ReleaseAsync(version, by.Trim(), time.GetUtcNow(), token);
                return new PolicyOutcome.Released(version);
            },
            cancellationToken);

    private CanaryReport Compare(County county, ReleasedPolicy released, CancellationToken cancellationToken)
    {
        var day = time.Today();
        var after = planning.CircumstancesOf(county, day);
        var before = released.Policy is { } policy
            ? after.With(new RuleBook(new PolicyBook(policy), Law.LawBook.BuiltIn))
            : after;
        var (placedBefore, placedAfter) = (Placed(before, cancellationToken), Placed(after, cancellationToken));
        var people = county.Newcomers
            .Where(newcomer => newcomer.IsActive)
            .Select(newcomer => (
                newcomer.Id,
                Before: placedBefore.TryGetValue(newcomer.Id, out var one) ? one : (CourseId?)null,
                After: placedAfter.TryGetValue(newcomer.Id, out var two) ? two : (CourseId?)null))
            .ToList();
        var steps = StepsOf(before);
        return new CanaryReport(
            released.Version,
            planning.Rules.PolicyVersion,
            ReferenceCases.Run(engine, planning.Rules),
            placedBefore.Count,
            placedAfter.Count,
            people.Count(person => person is { Before: null, After: not null }),
            people.Count(person => person is { Before: not null, After: null }),
            people.Count(person => person is { Before: not null, After: not null } && person.Before != person.After),
            [.. people.GroupBy(person => steps[person.Id]).OrderByDescending(group => group.Key)
                .Select(group => new StepDifference(
                    group.Key,
                    group.Count(),
                    group.Count(person => person.Before is not null),
                    group.Count(person => person.After is not null)))],
            [.. people.Where(person => person.Before != person.After)
                .OrderBy(person => person.After is not null).ThenBy(person => person.Id.Value)
                .Take(PeopleMax)
                .Select(person => new PersonDifference(person.Id, Number(person.Before), Number(person.After)))]);

        string? Number(CourseId? course) => course is { } id ? after.Find(id)?.Number : null;
    }

    private Dictionary<NewcomerId, CourseId> Placed(Circumstances circumstances, CancellationToken cancellationToken) =>
        new Rematching(engine, Limits, SilentObserver.Instance, cancellationToken)
            .Run(circumstances, MatchScope.WithoutMoves).Match(
                found => found.Content.Placements.ToDictionary(
                    placement => placement.Newcomer, placement => placement.Course),
                _ => []);

    /// <summary>The step a person stands on for a course of their best entitlement: the first course on file will do,
    /// since only entitlement, children and waiting count.</summary>
    private static Dictionary<NewcomerId, OrderStep> StepsOf(Circumstances circumstances)
    {
        var entries = circumstances.County.Courses
            .DistinctBy(course => (course.Kind, course.Funding))
            .Select(course => circumstances.EntriesOf(course)[0])
            .ToList();
        return circumstances.County.Newcomers.Where(newcomer => newcomer.IsActive).ToDictionary(
            newcomer => newcomer.Id,
            newcomer => entries.Count == 0
                ? OrderStep.Voluntary
                : entries.Max(entry => StatutoryOrderRule.StepOf(circumstances.CaseOf(newcomer, entry))));
    }
}

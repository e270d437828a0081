using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;

namespace CourseMatch.Application.Counties;

/// <summary>Port: the database of one municipality. Decides nothing.</summary>
public interface ICountyStore
{
    /// <summary>The municipality used when none is named.</summary>
    Task<MunicipalityId> DefaultMunicipalityAsync(CancellationToken cancellationToken);

    /// <summary>Reads everything on file, consistent at one moment, without holding anybody up.</summary>
    Task<County> ReadCountyAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>Runs one piece of work in one transaction that holds the municipality's lock: all of it or none. Work
    /// of the same municipality queues, reading does not.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    Task<T> ChangeAsync<T>(
        MunicipalityId municipality,
        Func<ICountyChange, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken);

    /// <summary>Plans, newest first.</summary>
    Task<IReadOnlyList<PlanSummary>> PlansAsync(MunicipalityId municipality, CancellationToken cancellationToken);

    /// <summary>One plan with placements and findings, or null.</summary>
    Task<Plan?> PlanAsync(MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken);

    /// <summary>The problem a plan was made from, portable JSON, or null.</summary>
    Task<byte[]?> PlanProblemAsync(MunicipalityId municipality, PlanId plan, CancellationToken cancellationToken);

    /// <summary>Imports, newest first, at most <paramref name="count"/>.</summary>
    Task<IReadOnlyList<ImportSummary>> ImportsAsync(
        MunicipalityId municipality, int count, CancellationToken cancellationToken);

    /// <summary>Middles of postcode areas from the operator's table, the reliable ones, by postcode.</summary>
    Task<IReadOnlyDictionary<string, GeoPoint>> PostcodesAsync(
        MunicipalityId municipality, CancellationToken cancellationToken);
}

/// <summary>Port: changes inside one transaction of one municipality; others see nothing before it ends.</summary>
public interface ICountyChange : IMessageQueue, IOfferChange, ISeatChange, IGateChange
{
    /// <summary>Decisions about single proposals of drafts.</summary>
    IProposalChange Proposals { get; }

    /// <summary>Everything on file as this transaction sees it, while nobody else can change it.</summary>
    Task<County> ReadCountyAsync(CancellationToken cancellationToken);

    /// <summary>A plan as this transaction sees it, or null.</summary>
    Task<Plan?> PlanAsync(PlanId plan, CancellationToken cancellationToken);

    /// <summary>Head of the published plan, or null.</summary>
    Task<PlanSummary?> PlanInForceAsync(CancellationToken cancellationToken);

    /// <summary>Stores a new draft.</summary>
    /// <returns>Its identifier.</returns>
    Task<PlanId> AddDraftAsync(Plan draft, byte[] problem, CancellationToken cancellationToken);

    /// <summary>Publishes a draft: its new placements become promises, an earlier published plan is superseded.
    /// Database constraints refuse a seat or care place promised twice.</summary>
    Task PublishAsync(PlanId plan, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What earlier imports of one source brought and did not withdraw, by key: the canonical text of each
    /// record as it was last read from a file. A list of newcomers may be too long to ask for as a whole.</summary>
    Task<IReadOnlyDictionary<string, string>> ImportedAsync(
        ImportSubject subject, string source, CancellationToken cancellationToken);

    /// <summary>Of these, the records of some keys; keys that are not on file are missing in the answer.</summary>
    Task<IReadOnlyDictionary<string, string>> ImportedAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>The keys of all of them.</summary>
    Task<IReadOnlySet<string>> ImportedKeysAsync(
        ImportSubject subject, string source, CancellationToken cancellationToken);

    /// <summary>Finds a provider by name or creates it.</summary>
    Task<(ProviderId Provider, bool IsNew)> ProviderAsync(string name, CancellationToken cancellationToken);

    /// <summary>Inserts or changes courses of one provider, sites included.</summary>
    Task SaveCoursesAsync(
        ProviderId provider, IReadOnlyList<CourseRecord> records, CancellationToken cancellationToken);

    /// <summary>Inserts or changes care groups of one provider, sites included. The numbers of the courses a group is
    /// tied to are kept as written and looked up when read, since courses may arrive later.</summary>
    Task SaveCareGroupsAsync(
        ProviderId provider, IReadOnlyList<CareGroupRecord> records, CancellationToken cancellationToken);

    /// <summary>Inserts or changes newcomers, households, children and entitlements of one source.</summary>
    Task SaveNewcomersAsync(
        string source, IReadOnlyList<NewcomerRecord> records, CancellationToken cancellationToken);

    /// <summary>Puts another table of postcodes in the place of the one before. Sites and newcomers without coordinates
    /// of their own are moved to the middles of their areas, or lose the middle they had.</summary>
    Task ReplacePostcodesAsync(IReadOnlyList<PostcodeArea> areas, CancellationToken cancellationToken);

    /// <summary>Marks what a full file no longer holds: courses become withdrawn, care groups end, newcomers become
    /// inactive. Nothing that carries a promise is ever deleted.</summary>
    Task WithdrawAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Keeps the import: its counts and findings, and the canonical text of the new and changed records by
    /// key (those of withdrawn records were forgotten by <see cref="WithdrawAsync"/>).</summary>
    Task<ImportId> AddImportAsync(
        ImportSummary summary, IReadOnlyDictionary<string, string> records, CancellationToken cancellationToken);
}

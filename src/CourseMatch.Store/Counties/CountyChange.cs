using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Store.Care;
using CourseMatch.Store.Courses;
using CourseMatch.Store.Gate;
using CourseMatch.Store.Imports;
using CourseMatch.Store.Messages;
using CourseMatch.Store.Newcomers;
using CourseMatch.Store.Offers;
using CourseMatch.Store.Places;
using CourseMatch.Store.Plans;

namespace CourseMatch.Store.Counties;

/// <summary>Changes inside the one transaction that holds the municipality's lock.</summary>
internal sealed class CountyChange(CountyScope scope) : ICountyChange
{
    public IProposalChange Proposals => new ProposalDecisions(scope);

    public Task<County> ReadCountyAsync(CancellationToken cancellationToken) =>
        CountyReading.ReadAsync(scope, cancellationToken);

    public Task<Plan?> PlanAsync(PlanId plan, CancellationToken cancellationToken) =>
        PlanReading.ReadAsync(scope, plan, cancellationToken);

    public Task<PlanSummary?> PlanInForceAsync(CancellationToken cancellationToken) =>
        PlanReading.InForceAsync(scope, cancellationToken);

    public Task<PlanId> AddDraftAsync(Plan draft, byte[] problem, CancellationToken cancellationToken) =>
        DraftSaving.AddAsync(scope, draft, problem, cancellationToken);

    public Task PublishAsync(PlanId plan, DateTimeOffset at, CancellationToken cancellationToken) =>
        PlanPublishing.PublishAsync(scope, plan, at, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ImportedAsync(
        ImportSubject subject, string source, CancellationToken cancellationToken) =>
        ImportKeeping.RecordsAsync(scope, subject, source, null, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ImportedAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ImportKeeping.RecordsAsync(scope, subject, source, keys, cancellationToken);

    public Task<IReadOnlySet<string>> ImportedKeysAsync(
        ImportSubject subject, string source, CancellationToken cancellationToken) =>
        ImportKeeping.KeysAsync(scope, subject, source, cancellationToken);

    public Task<(ProviderId Provider, bool IsNew)> ProviderAsync(string name, CancellationToken cancellationToken) =>
        ProviderFinding.FindOrAddAsync(scope, name, cancellationToken);

    public Task SaveCoursesAsync(
        ProviderId provider, IReadOnlyList<CourseRecord> records, CancellationToken cancellationToken) =>
        CourseSaving.SaveAsync(scope, provider, records, cancellationToken);

    public Task SaveCareGroupsAsync(
        ProviderId provider, IReadOnlyList<CareGroupRecord> records, CancellationToken cancellationToken) =>
        CareGroupSaving.SaveAsync(scope, provider, records, cancellationToken);

    public Task SaveNewcomersAsync(
        string source, IReadOnlyList<NewcomerRecord> records, CancellationToken cancellationToken) =>
        NewcomerSaving.SaveAsync(scope, source, records, cancellationToken);

    public Task ReplacePostcodesAsync(IReadOnlyList<PostcodeArea> areas, CancellationToken cancellationToken) =>
        PostcodeTable.ReplaceAsync(scope, areas, cancellationToken);

    public async Task WithdrawAsync(
        ImportSubject subject, string source, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        await (subject switch
        {
            ImportSubject.Courses => CourseSaving.WithdrawAsync(scope, source, keys, cancellationToken),
            ImportSubject.Newcomers => NewcomerSaving.WithdrawAsync(scope, source, keys, cancellationToken),
            ImportSubject.Care => CareGroupSaving.WithdrawAsync(scope, source, keys, cancellationToken),
        });
        await ImportKeeping.ForgetAsync(scope, subject, source, keys, cancellationToken);
    }

    public async Task<ImportId> AddImportAsync(
        ImportSummary summary, IReadOnlyDictionary<string, string> records, CancellationToken cancellationToken)
    {
        var import = await ImportKeeping.AddAsync(scope, summary, cancellationToken);
        await ImportKeeping.KeepAsync(
            scope, import, summary.Subject, summary.Source, [.. records.Keys], [.. records.Values], cancellationToken);
        return import;
    }

    public Task<int> QueueMessagesAsync(IReadOnlyList<MessageDraft> drafts, CancellationToken cancellationToken) =>
        MessageQueueing.QueueAsync(scope, drafts, cancellationToken);

    public Task<IReadOnlyList<Place>> PlacesAsync(PlaceQuery query, CancellationToken cancellationToken) =>
        PlaceReading.ReadAsync(scope, query, cancellationToken);

    public Task TakeStepsAsync(IReadOnlyList<StepToTake> steps, CancellationToken cancellationToken) =>
        StepSaving.SaveAsync(scope, steps, cancellationToken);

    public Task SetReplyByAsync(
        IReadOnlyDictionary<PromiseId, DateOnly> lastDays, CancellationToken cancellationToken) =>
        StepSaving.SetReplyByAsync(scope, lastDays, cancellationToken);

    public Task CancelCourseAsync(CourseId course, CancellationToken cancellationToken) =>
        StandingDown.CancelCourseAsync(scope, course, cancellationToken);

    public Task<bool> SetLateEntryAsync(
        string provider, bool? isAccepted, CancellationToken cancellationToken) =>
        StandingDown.SetLateEntryAsync(scope, provider, isAccepted, cancellationToken);

    public Task DeactivateAsync(NewcomerId newcomer, CancellationToken cancellationToken) =>
        StandingDown.DeactivateAsync(scope, newcomer, cancellationToken);

    public Task SettleSeatEventsAsync(
        IReadOnlyList<int> events, SeatEventEnd end, PlanId? plan, DateTimeOffset at,
        CancellationToken cancellationToken) => SeatEvents.SettleAsync(scope, events, end, plan, at, cancellationToken);

    public Task SaveVerdictAsync(GateVerdict verdict, CancellationToken cancellationToken) =>
        GateKeeping.SaveVerdictAsync(scope, verdict, cancellationToken);

    public Task<IReadOnlyList<PolicyRelease>> ReleasesAsync(CancellationToken cancellationToken) =>
        GateKeeping.ReleasesAsync(scope, cancellationToken);

    public Task SaveCanaryAsync(PolicyRelease proposed, CancellationToken cancellationToken) =>
        GateKeeping.SaveCanaryAsync(scope, proposed, cancellationToken);

    public Task ReleaseAsync(
        string version, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        GateKeeping.ReleaseAsync(scope, version, by, at, cancellationToken);
}

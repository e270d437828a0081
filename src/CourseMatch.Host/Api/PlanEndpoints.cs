using CourseMatch.Application.Access;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Plans;
using CourseMatch.Host.Access;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Json;
using CourseMatch.Host.Reports;
using CourseMatch.Host.Searching;
using CourseMatch.Solving.Engines;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CourseMatch.Host.Api;

/// <summary>Plans and their life: <c>/api/v1/plans</c>.</summary>
internal static class PlanEndpoints
{
    private const double SecondsMax = 600;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", ListAsync).WithSummary("All plans, newest first.")
            .For(Role.Coordinator, Role.Auditor);
        api.MapGet("/plans/{id:int}", OneAsync)
            .Produces<PlanDetailDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("One plan in full.")
            .For(Role.Coordinator, Role.Auditor);
        api.MapGet("/plans/{id:int}/report", ReportAsync)
            .Produces<ReportDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("The morning report of one plan.")
            .For(Role.Coordinator, Role.Counsellor, Role.Auditor);
        api.MapPost("/plans", MatchAsync)
            .Produces<MatchDocument>(StatusCodes.Status201Created)
            .Produces<ProblemDocument>(StatusCodes.Status400BadRequest, "application/problem+json")
            .Produces<ProblemDocument>(StatusCodes.Status409Conflict, "application/problem+json")
            .WithSummary("Matches newcomers to courses and stores a draft.")
            .For(Role.Coordinator);
        api.MapPost("/plans/{id:int}/publish", PublishAsync)
            .Produces<PublishDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status400BadRequest, "application/problem+json")
            .Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .Produces<ProblemDocument>(StatusCodes.Status409Conflict, "application/problem+json")
            .WithSummary("Puts a draft in force through the gate.")
            .For(Role.Coordinator);
    }

    private static async Task<Ok<PlansDocument>> ListAsync(ServedCounty county, CancellationToken token) =>
        TypedResults.Ok(new PlansDocument(
            [.. (await county.Store.PlansAsync(county.Municipality, token)).Select(PlanHead.Of)]));

    private static async Task<IResult> OneAsync(
        HttpContext context, ServedCounty county, int id, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        return await county.Store.PlanAsync(county.Municipality, new PlanId(id), token) is { } plan
            ? TypedResults.Ok(PlanDetailDocument.Of(
                plan, await county.Store.ReadCountyAsync(county.Municipality, token), voice))
            : NotFound(context, id);
    }

    private static async Task<IResult> ReportAsync(
        HttpContext context, ServedCounty county, int id, CancellationToken token) =>
        await LatestReport.ReadAsync(county, new PlanId(id), token) is { } report
            ? TypedResults.Ok(ReportDocument.Of(report, ProblemAnswer.VoiceOf(context)))
            : NotFound(context, id);

    private static async Task<IResult> MatchAsync(
        HttpContext context, ServedCounty county, PlanRuns runs, MatchRequest? request, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        if (request?.Fault(SecondsMax) is { } fault)
        {
            return ProblemAnswer.Of(StatusCodes.Status400BadRequest, voice, fault);
        }

        if (!await runs.TryEnterAsync(token))
        {
            return ProblemAnswer.Of(
                StatusCodes.Status409Conflict, voice, Finding.Of("CM4043", Severity.Error));
        }

        try
        {
            var outcome = await Task.Run(
                () => county.UseCases.Matching(EngineRegistry.Default).RunAsync(
                    county.Municipality,
                    request?.Day,
                    (request ?? new MatchRequest()).Limits(),
                    SilentObserver.Instance,
                    stopSearch: token,
                    token),
                token);
            county.Diary.Write(outcome);
            return outcome switch
            {
                MatchOutcome.Drafted drafted => TypedResults.Created(
                    $"/api/v1/plans/{drafted.Plan.Summary.Id.Value}", MatchDocument.Of(drafted.Plan, drafted.Gap)),
                MatchOutcome.NotDrafted refused =>
                    ProblemAnswer.Of(StatusCodes.Status409Conflict, voice, refused.Findings),
                _ => throw new InvalidOperationException("The set of outcomes is closed."),
            };
        }
        finally
        {
            runs.Leave();
        }
    }

    private static async Task<IResult> PublishAsync(
        HttpContext context, ServedCounty county, int id, PublishRequest? request, CancellationToken token)
    {
        var voice = ProblemAnswer.VoiceOf(context);
        if (request?.Fault() is { } fault)
        {
            return ProblemAnswer.Of(StatusCodes.Status400BadRequest, voice, fault);
        }

        var plan = new PlanId(id);
        var outcome = await county.UseCases.Publishing.RunAsync(
            county.Municipality,
            plan,
            request?.Reason is { } reason ? new GateRelease(SignedIn.Account(context).Login, reason) : null,
            token);
        county.Diary.Write(plan, outcome);
        return outcome switch
        {
            PublishOutcome.Published published => TypedResults.Ok(PublishDocument.Of(published, voice)),
            PublishOutcome.NotADraft { Finding.Code: "CM3001" } => NotFound(context, id),
            var refused => ProblemAnswer.Of(StatusCodes.Status409Conflict, voice, Refusals.Of(plan, refused)),
        };
    }

    private static IResult NotFound(HttpContext context, int id) => ProblemAnswer.Of(
        StatusCodes.Status404NotFound, ProblemAnswer.VoiceOf(context), Finding.Of("CM3001", Severity.Error, id));
}

using CourseMatch.Application.Counties;
using CourseMatch.Store.Care;
using CourseMatch.Store.Courses;
using CourseMatch.Store.Newcomers;
using CourseMatch.Store.Offers;
using CourseMatch.Store.Places;
using CourseMatch.Store.Plans;

namespace CourseMatch.Store.Counties;

/// <summary>Reads everything on file: one query for each kind of row, whatever the size of the county.</summary>
internal static class CountyReading
{
    private const string NameSql = """
        select m.name
        from municipality m
        where m.municipality_id = @municipality
        """;

    public static async Task<County> ReadAsync(CountyScope scope, CancellationToken cancellationToken)
    {
        var name = await scope.RowAsync<string>(
            NameSql, new { municipality = scope.Municipality }, cancellationToken);
        var newcomers = await NewcomerReading.ReadAsync(scope, cancellationToken);
        return new County(
            scope.Municipality,
            name,
            await ProviderFinding.ReadAsync(scope, cancellationToken),
            await SiteReading.ReadAsync(scope, cancellationToken),
            await CourseReading.ReadAsync(scope, cancellationToken),
            await CareGroupReading.ReadAsync(scope, cancellationToken),
            newcomers,
            await HouseholdReading.ReadAsync(scope, newcomers, cancellationToken),
            await PromiseReading.ReadAsync(scope, cancellationToken))
        {
            Past = await PlaceReading.PastAsync(scope, cancellationToken),
            LeftOut = await ProposalDecisions.LeftOutAsync(scope, cancellationToken),
        };
    }
}

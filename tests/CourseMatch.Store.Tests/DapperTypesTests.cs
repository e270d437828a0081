using System.Reflection;
using CourseMatch.Application;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Testing;
using Dapper;

namespace CourseMatch.Store.Tests;

/// <summary>Each type of ours goes to PostgreSQL as the stored type and comes back as it was, null included.</summary>
public sealed class DapperTypesTests : IClassFixture<TestDatabase>
{
    private readonly TestDatabase database;

    public DapperTypesTests(TestDatabase database)
    {
        DapperTypes.Register();
        this.database = database;
    }

    public static TheoryData<object, string, object> Values => new()
    {
        { new MunicipalityId(3), "integer", 3 },
        { new ProviderId(4), "integer", 4 },
        { new SiteId(5), "integer", 5 },
        { new CourseId(6), "integer", 6 },
        { new CareGroupId(7), "integer", 7 },
        { new CareSessionId(8), "integer", 8 },
        { new NewcomerId(9), "integer", 9 },
        { new HouseholdId(10), "integer", 10 },
        { new ChildId(11), "integer", 11 },
        { new PlanId(12), "integer", 12 },
        { new ImportId(13), "integer", 13 },
        { new Level(12), "integer", 12 },
        { CourseKind.IntegrationSecondScript, "text", "integration_second_script" },
        { CourseMode.OnSite, "text", "on_site" },
        { CourseState.Withdrawn, "text", "withdrawn" },
        { Funding.SelfPaid, "text", "self_paid" },
        { DayOfWeek.Wednesday, "text", "wednesday" },
        { Gender.Diverse, "text", "diverse" },
        { Literacy.LowLatin, "text", "low_latin" },
        { ProofKind.PlacementTest, "text", "placement_test" },
        { DayPart.Evening, "text", "evening" },
        { Mobility.PublicTransport, "text", "public_transport" },
        { Scheme.Vocational, "text", "vocational" },
        { EntitlementKind.Admitted, "text", "admitted" },
        { Issuer.FederalAdministration, "text", "federal_administration" },
        { PlanState.Superseded, "text", "superseded" },
        { ImportSubject.Newcomers, "text", "newcomers" },
        {
            WeekGrid.Empty.With(DayOfWeek.Monday, new(0, 0), new(0, 15)), "bytea",
            (byte[])[1, .. new byte[WeekGrid.ByteCount - 1]]
        },
        {
            new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)), "timestamp with time zone",
            new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc)
        },
        { (string[])["de", ""], "text[]", (string[])["de", ""] },
        { new DateOnly(2026, 2, 28), "date", new DateOnly(2026, 2, 28) },
        { DateOnly.MaxValue, "date", DateOnly.MaxValue },
        { new TimeOnly(23, 59), "time without time zone", new TimeOnly(23, 59) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Goes_there_and_back(object value, string sqlType, object stored)
    {
        await OfType(nameof(GoAsync), value, value, sqlType, stored);
        if (value.GetType().IsValueType)
        {
            await OfType(nameof(GoNullAsync), value, sqlType);
        }
    }

    [Fact]
    public async Task A_text_that_is_no_member_is_refused()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await Assert.ThrowsAnyAsync<Exception>(
            () => connection.QuerySingleAsync<CourseKind>("select 'evening_class'"));
    }

    private Task OfType(string method, object value, params object[] arguments) => (Task)typeof(DapperTypesTests)
        .GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
        .MakeGenericMethod(value.GetType())
        .Invoke(this, arguments)!;

    private async Task GoAsync<T>(T value, string sqlType, object stored)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var row = await connection.QuerySingleAsync<Row<T>>(
            $"select v.value, pg_typeof(v.value)::text as sql_type from (select @value::{sqlType}) as v (value)",
            new { value });
        Assert.Equal(value, row.Value);
        Assert.Equal(sqlType, row.SqlType);

        await using var raw = database.DataSource.CreateCommand($"select $1::{sqlType}");
        raw.Parameters.AddWithValue(stored);
        Assert.Equal(stored, await raw.ExecuteScalarAsync());
        Assert.True(await connection.QuerySingleAsync<bool>(
            $"select @value::{sqlType} is not distinct from @stored::{sqlType}",
            new Dictionary<string, object?> { ["value"] = value, ["stored"] = stored }));
    }

    private async Task GoNullAsync<T>(string sqlType)
        where T : struct
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var row = await connection.QuerySingleAsync<Row<T?>>(
            $"select v.value, 'null' as sql_type from (select @value::{sqlType}) as v (value)",
            new { value = (T?)null });
        Assert.Null(row.Value);
    }

    private sealed record Row<T>(T Value, string SqlType);
}

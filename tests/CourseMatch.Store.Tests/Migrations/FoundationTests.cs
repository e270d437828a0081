using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Migrations;

/// <summary>What 0001_foundation.sql promises to everything built on it.</summary>
public sealed class FoundationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task There_is_one_municipality_from_the_start()
    {
        await using var count = database.DataSource.CreateCommand("select count(*) from municipality");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Two_municipalities_never_share_a_name()
    {
        await using var insert = database.DataSource.CreateCommand(
            "insert into municipality (name) select name from municipality");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync());
        Assert.Equal("municipality_name_unique", refused.ConstraintName);
    }

    [Fact]
    public async Task A_seat_and_its_time_can_be_excluded_together()
    {
        await using var command = database.DataSource.CreateCommand("""
            create table held_seat (seat int, held daterange, exclude using gist (seat with =, held with &&));
            insert into held_seat values (1, '[2026-01-01,2026-02-01)'), (2, '[2026-01-15,2026-02-15)');
            insert into held_seat values (1, '[2026-01-31,2026-03-01)');
            """);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, refused.SqlState);
    }
}

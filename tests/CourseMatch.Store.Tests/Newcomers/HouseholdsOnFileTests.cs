using System.Reflection;
using System.Text.Json;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Store.Newcomers;
using CourseMatch.Testing;
using Npgsql;

namespace CourseMatch.Store.Tests.Newcomers;

/// <summary>Who lives with whom, and which child is which from list to list.</summary>
public sealed class HouseholdsOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Elder = new(2020, 5, 5);
    private static readonly DateOnly Younger = new(2024, 6, 1);

    [Fact]
    public async Task A_child_comes_back_with_its_need_and_its_place()
    {
        var county = await TestCounty.MakeAsync(database);
        var child = new ChildRecord(
            Younger,
            true,
            new DaySpan(new(2027, 1, 1), DateOnly.MaxValue),
            new KitaPlace(new(2027, 9, 1), new(7, 30), new(16, 0)));
        await county.SaveNewcomersAsync(Some.Newcomer("A", null, child, new ChildRecord(Elder, false, null, null)));

        var children = Assert.Single((await county.ReadAsync()).Households).Children;
        Assert.Equal(
            [(Elder, false, null, null), (Younger, true, child.CareNeed, child.Kita)],
            children.Select(one => (one.BirthDate, one.IsBirthDateEstimated, one.CareNeed, one.Kita)));
    }

    [Fact]
    public async Task Partners_share_a_household_and_name_each_child_once()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", "H", Some.Child(Younger), Some.Child(Elder)),
            Some.Newcomer("B", "H", Some.Child(Younger)),
            Some.Newcomer("C", "other", Some.Child(Younger)),
            Some.Newcomer("D"));
        var onFile = await county.ReadAsync();
        Assert.Equal([2, 1], onFile.Households.Select(household => household.Partners.Count));
        Assert.Equal([Elder, Younger], onFile.Households[0].Children.Select(child => child.BirthDate));
        Assert.Single(onFile.Households[1].Children);
        Assert.Null(onFile.Newcomers.Single(newcomer => newcomer.Reference == "AZ-D").Household);
    }

    [Fact]
    public async Task One_key_in_two_sources_is_two_households()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(Some.Newcomer("A", "1"));
        await county.ChangeAsync(change => change.SaveNewcomersAsync(
            "Jobcenter", [Some.Newcomer("B", "1")], CancellationToken.None));
        Assert.Equal(2, (await county.ReadAsync()).Households.Count);
    }

    [Fact]
    public async Task A_key_that_partners_share_is_not_the_household_of_somebody_who_is_called_so()
    {
        var county = await TestCounty.MakeAsync(database);
        for (var time = 0; time < 2; time++)
        {
            await county.SaveNewcomersAsync(
                Some.Newcomer("H", null, Some.Child(Elder)),
                Some.Newcomer("A", "H", Some.Child(Younger)),
                Some.Newcomer("B", "H"));
            var onFile = await county.ReadAsync();
            Assert.Equal([1, 2], onFile.Households.Select(household => household.Partners.Count).Order());
            var alone = onFile.Newcomers.Single(newcomer => newcomer.Reference == "AZ-H").Household;
            Assert.Equal(
                Elder, onFile.Households.Single(household => household.Id == alone).Children.Single().BirthDate);
        }
    }

    /// <remarks>The first list of 100,000 people took 78 of its 124 seconds for this one question: in the transaction
    /// that fills the table the planner knows nothing of it, and a server with usual settings compared every household
    /// with every key. Method: the rows the statement touches, as the database counts them, where the planner chooses
    /// as badly as it can.</remarks>
    [Fact]
    public async Task Households_of_a_long_list_are_found_without_comparing_each_with_each()
    {
        const int Count = 500;
        var county = await TestCounty.MakeAsync(database);
        string[] keys = [.. Enumerable.Range(0, Count).Select(number => $"H{number}")];
        await using var connection = await county.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var fill = new NpgsqlCommand(
            """
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            insert into household (municipality_id, source, key, is_shared)
            select @municipality, 'list', key, true from unnest(@keys) as key
            """,
            connection)
        {
            Parameters = { new("municipality", county.Municipality.Value), new("keys", keys) },
        };
        await fill.ExecuteNonQueryAsync();
        await using var ask = new NpgsqlCommand(
            "explain (analyze, format json) " + typeof(HouseholdSaving)
                .GetField("HouseholdRowsSql", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue(),
            connection)
        {
            Parameters =
            {
                new("municipality", county.Municipality.Value), new("source", "list"), new("keys", keys),
            },
        };

        using var plan = JsonDocument.Parse((string)(await ask.ExecuteScalarAsync())!);

        Assert.InRange(RowsTouched(plan.RootElement[0].GetProperty("Plan")), Count, 10 * Count);
    }

    /// <summary>Rows every step of a plan gave or threw away.</summary>
    private static double RowsTouched(JsonElement step)
    {
        var rows = step.EnumerateObject()
            .Where(property => property.Name == "Actual Rows"
                || property.Name.StartsWith("Rows Removed", StringComparison.Ordinal))
            .Sum(property => property.Value.GetDouble());
        return rows * step.GetProperty("Actual Loops").GetDouble()
            + (step.TryGetProperty("Plans", out var steps) ? steps.EnumerateArray().Sum(RowsTouched) : 0);
    }

    [Fact]
    public async Task Twins_are_two_children_however_many_name_them()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", "H", Some.Child(Younger), Some.Child(Younger)),
            Some.Newcomer("B", "H", Some.Child(Younger), Some.Child(Younger)));
        Assert.Equal(2, (await county.ReadAsync()).Households[0].Children.Count);
    }

    [Fact]
    public async Task What_partners_say_of_a_child_is_put_together()
    {
        var county = await TestCounty.MakeAsync(database);
        var kita = new KitaPlace(new(2027, 9, 1), new(7, 30), new(16, 0));
        await county.SaveNewcomersAsync(
            Some.Newcomer(
                "A", "H", new ChildRecord(Younger, true, new DaySpan(new(2027, 2, 1), new(2027, 3, 1)), null)),
            Some.Newcomer(
                "B", "H", new ChildRecord(Younger, false, new DaySpan(new(2027, 1, 1), new(2027, 2, 15)), kita)));
        var child = (await county.ReadAsync()).Households[0].Children.Single();
        Assert.Equal(
            (false, new DaySpan(new(2027, 1, 1), new(2027, 3, 1)), kita),
            (child.IsBirthDateEstimated, child.CareNeed, child.Kita));
    }

    [Fact]
    public async Task A_child_is_gone_when_the_last_line_that_names_it_does_not()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", "H", Some.Child(Younger)), Some.Newcomer("B", "H", Some.Child(Younger)));
        await county.SaveNewcomersAsync(Some.Newcomer("A", "H"));
        Assert.Single((await county.ReadAsync()).Households[0].Children);
        await county.SaveNewcomersAsync(Some.Newcomer("B", "H"));
        Assert.Empty((await county.ReadAsync()).Households[0].Children);
        Assert.Equal(0L, await county.ValueAsync<long>("select count(*) from child where municipality_id = $1"));
    }

    [Fact]
    public async Task A_child_moves_along_when_its_parents_are_joined()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(Some.Newcomer("A", null, Some.Child(Younger)), Some.Newcomer("B"));
        var before = (await county.ReadAsync()).Households[0].Children[0].Id;
        await county.SaveNewcomersAsync(
            Some.Newcomer("B", "H", Some.Child(Younger)), Some.Newcomer("A", "H", Some.Child(Younger)));
        var household = Assert.Single((await county.ReadAsync()).Households);
        Assert.Equal(2, household.Partners.Count);
        Assert.Equal(before, Assert.Single(household.Children).Id);
    }

    [Fact]
    public async Task A_child_stays_with_the_partner_who_still_names_it()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", "H", Some.Child(Younger)), Some.Newcomer("B", "H", Some.Child(Younger)));
        var before = (await county.ReadAsync()).Households[0].Children[0].Id;
        await county.SaveNewcomersAsync(Some.Newcomer("B", "apart", Some.Child(Younger)));
        var households = (await county.ReadAsync()).Households;
        Assert.Equal(before, households[0].Children.Single().Id);
        Assert.NotEqual(before, households[1].Children.Single().Id);
    }

    [Fact]
    public async Task A_birth_date_estimated_anew_is_the_same_child()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", null, Some.Child(Younger, isEstimated: true), Some.Child(Elder)));
        var before = (await county.ReadAsync()).Households[0].Children;
        await county.SaveNewcomersAsync(
            Some.Newcomer("A", null, Some.Child(Younger.AddMonths(4), isEstimated: true), Some.Child(Elder)));
        var after = (await county.ReadAsync()).Households[0].Children;
        Assert.Equal(before.Select(child => child.Id), after.Select(child => child.Id));
        Assert.Equal(Younger.AddMonths(4), after[1].BirthDate);
    }

    [Fact]
    public async Task A_child_with_a_promise_stays_on_file_without_need_when_no_line_names_it()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        await county.SaveNewcomersAsync(Some.Newcomer("A", null, Some.Child(Younger)));
        var onFile = await county.ReadAsync();
        var child = onFile.Households[0].Children[0].Id;
        await county.PublishAsync(await county.AddDraftAsync([PlacedWithCare(onFile)]));

        await county.SaveNewcomersAsync(Some.Newcomer("A"));

        var after = await county.ReadAsync();
        var kept = Assert.Single(after.Households[0].Children);
        Assert.Equal((child, (DaySpan?)null), (kept.Id, kept.CareNeed));
        Assert.Equal(child, after.Promises[0].Care[0].Child);
    }

    private static Application.Plans.Placement PlacedWithCare(County onFile) => Some.Placement(
        onFile.Newcomers[0].Id,
        onFile.Courses[0].Id,
        false,
        new Application.Plans.CarePlacement(
            onFile.Households[0].Children[0].Id,
            onFile.CareGroups[0].Id,
            new DaySpan(Some.Start, Some.End),
            [onFile.CareGroups[0].Sessions[0].Id]));
}

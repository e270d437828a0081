using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Plans;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Care;

/// <summary>What is saved of care groups is what is read again.</summary>
public sealed class CareGroupsOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_group_comes_back_as_saved()
    {
        var county = await TestCounty.MakeAsync(database);
        var record = Some.CareGroup("G") with
        {
            Site = null,
            AgeMonthsFrom = 0,
            AgeMonthsBelow = 36,
            IsSubsidiary = true,
            Sessions =
            [
                new CareSessionRecord(DayOfWeek.Monday, new(8, 0), new(12, 45), 5),
                new CareSessionRecord(DayOfWeek.Monday, new(13, 0), new(17, 0), 4),
                new CareSessionRecord(DayOfWeek.Sunday, new(18, 0), new(0, 0), 0),
            ],
        };
        await county.SaveCareGroupsAsync(record);

        var group = Assert.Single((await county.ReadAsync()).CareGroups);
        Assert.Equal(
            record.Sessions,
            group.Sessions.Select(one => new CareSessionRecord(one.Day, one.From, one.To, one.Places)));
        Assert.Null(group.Accompanies);
        Assert.Equal(
            record,
            new CareGroupRecord(
                group.Key, group.Name, null, group.AgeMonthsFrom, group.AgeMonthsBelow, group.Days, record.Sessions,
                record.CourseNumbers, group.IsSubsidiary));
    }

    [Fact]
    public async Task A_tie_to_a_course_holds_before_the_course_is_on_file()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCareGroupsAsync(Some.CareGroup("G") with { CourseNumbers = ["IK-1", "IK-2", "IK-1"] });
        var tied = (await county.ReadAsync()).CareGroups[0].Accompanies;
        Assert.NotNull(tied);
        Assert.Empty(tied);

        await county.SaveCoursesAsync(Some.Course("A", number: "IK-2"), Some.Course("B", number: "IK-3"));
        var onFile = await county.ReadAsync();
        Assert.Equal(
            [onFile.Courses.Single(course => course.Key == "A").Id], onFile.CareGroups[0].Accompanies);
    }

    [Fact]
    public async Task A_number_of_two_providers_means_the_course_of_the_group_s_own_provider()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCareGroupsAsync(Some.CareGroup("G") with { CourseNumbers = ["7"] });
        await county.ChangeAsync(async change =>
        {
            var (other, _) = await change.ProviderAsync("Caritas", CancellationToken.None);
            await change.SaveCoursesAsync(other, [Some.Course("fremd", number: "7")], CancellationToken.None);
        });
        var foreign = (await county.ReadAsync()).CareGroups[0].Accompanies;
        await county.SaveCoursesAsync(Some.Course("eigen", number: "7"));
        var onFile = await county.ReadAsync();
        Assert.Single(foreign!);
        Assert.Equal(
            onFile.Courses.Single(course => course.Key == "eigen").Id,
            Assert.Single(onFile.CareGroups[0].Accompanies!));
    }

    [Fact]
    public async Task A_session_keeps_its_number_when_its_hours_move_a_little()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        var before = (await county.ReadAsync()).CareGroups[0].Sessions;
        await county.SaveCareGroupsAsync(Some.CareGroup("G") with
        {
            Sessions =
            [
                new CareSessionRecord(DayOfWeek.Tuesday, new(8, 15), new(12, 0), 9),
                new CareSessionRecord(DayOfWeek.Friday, new(8, 0), new(13, 0), 5),
            ],
        });
        var after = (await county.ReadAsync()).CareGroups[0].Sessions;
        Assert.Equal([DayOfWeek.Tuesday, DayOfWeek.Friday], after.Select(session => session.Day));
        Assert.Equal((before[1].Id, 9), (after[0].Id, after[0].Places));
        Assert.DoesNotContain(after[1].Id, before.Select(session => session.Id));
    }

    [Fact]
    public async Task A_session_dropped_from_the_file_keeps_its_promises_without_places()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K"));
        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        await county.SaveNewcomersAsync(Some.Newcomer("A", null, Some.Child(new(2024, 6, 1))));
        var onFile = await county.ReadAsync();
        var monday = onFile.CareGroups[0].Sessions[0].Id;
        var care = new CarePlacement(
            onFile.Households[0].Children[0].Id,
            onFile.CareGroups[0].Id,
            new DaySpan(Some.Start, Some.End),
            [monday]);
        await county.PublishAsync(await county.AddDraftAsync(
            [Some.Placement(onFile.Newcomers[0].Id, onFile.Courses[0].Id, false, care)]));
        await county.SaveCareGroupsAsync(Some.CareGroup("G") with { Sessions = [] });

        var group = Assert.Single((await county.ReadAsync()).CareGroups);
        Assert.Equal((monday, 0), (Assert.Single(group.Sessions).Id, group.Sessions[0].Places));

        await county.SaveCareGroupsAsync(Some.CareGroup("G"));
        var back = (await county.ReadAsync()).CareGroups[0].Sessions;
        Assert.Equal((2, monday, 5), (back.Count, back[0].Id, back[0].Places));
    }

    [Fact]
    public async Task Saving_twice_changes_nothing()
    {
        var county = await TestCounty.MakeAsync(database);
        var record = Some.CareGroup("G") with { CourseNumbers = ["1"] };
        await county.SaveCareGroupsAsync(record);
        var before = await county.ReadAsync();
        await county.SaveCareGroupsAsync(record);
        Assert.Equivalent(before, await county.ReadAsync(), strict: true);
    }
}

using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Places;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Courses;

/// <summary>What is saved of courses is what is read again.</summary>
public sealed class CoursesOnFileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_course_comes_back_as_it_was_saved()
    {
        var county = await TestCounty.MakeAsync(database);
        var record = new CourseRecord(
            "guid-1",
            "IK-101",
            "Alphabetisierungskurs, Modul 1–2",
            CourseKind.IntegrationLiteracy,
            new SiteRecord(
                "VHS-Haus",
                new Address("Marktplatz 1", "01067", "Dresden", new GeoPoint(51.0504, 13.7373)),
                FunctionalNeeds.StepFree | FunctionalNeeds.VisionSupport),
            [
                new CourseModule(1, Level.BeforeA1, new DaySpan(new(2027, 3, 1), new(2027, 3, 26)), 100),
                new CourseModule(2, new Level(12), new DaySpan(new(2027, 3, 29), DateOnly.MaxValue), 90),
            ],
            [
                new Lesson(new(2027, 3, 1), new(8, 30), new(12, 45)),
                new Lesson(new(2027, 3, 2), null, null),
                new Lesson(new(2027, 3, 1), new(13, 0), new(0, 0)),
            ],
            Seats: 16,
            MinimumToRun: 8,
            SeatsReserved: 2,
            SeatsBooked: 5,
            IsWomenOnly: true,
            IsForParents: false,
            CourseMode.Hybrid,
            Funding.Land,
            CourseState.Running);

        await county.SaveCoursesAsync(record);

        var onFile = await county.ReadAsync();
        var course = Assert.Single(onFile.Courses);
        var site = Assert.Single(onFile.Sites);
        Assert.Equal(("VHS Dresden", false), (onFile.Providers[0].Name, onFile.Providers[0].CountsIncludePromises));
        Assert.Equal(
            (record.Site!.Name, record.Site.Address, record.Site.Offers), (site.Name, site.Address, site.Offers));
        Assert.Equal(record.Modules, course.Modules);
        Assert.Equal(record.Lessons, course.Lessons);
        Assert.Equal(5, course.SeatsOfOthers);
        Assert.Equal(
            record with { Modules = course.Modules, Lessons = course.Lessons, Site = null },
            new CourseRecord(
                course.Key, course.Number, course.Title, course.Kind, null, course.Modules, course.Lessons,
                course.Seats, course.MinimumToRun, course.SeatsReserved, course.SeatsBooked, course.IsWomenOnly,
                course.IsForParents, course.Mode, course.Funding, course.State));
        Assert.Equal((onFile.Providers[0].Id, site.Id), (course.Provider, course.Site));
    }

    [Fact]
    public async Task Every_kind_mode_funding_and_state_can_be_kept()
    {
        var county = await TestCounty.MakeAsync(database);
        var kinds = Enum.GetValues<CourseKind>();
        var modes = Enum.GetValues<CourseMode>();
        var fundings = Enum.GetValues<Funding>();
        var states = Enum.GetValues<CourseState>();
        CourseRecord[] records = [.. kinds.Select((kind, index) => Some.Course($"{index:00}") with
        {
            Kind = kind,
            Mode = modes[index % modes.Length],
            Funding = fundings[index % fundings.Length],
            State = states[index % states.Length],
        })];

        await county.SaveCoursesAsync(records);

        var courses = (await county.ReadAsync()).Courses.OrderBy(course => course.Key);
        Assert.Equal(
            records.Select(record => (record.Kind, record.Mode, record.Funding, record.State)),
            courses.Select(course => (course.Kind, course.Mode, course.Funding, course.State)));
    }

    [Fact]
    public async Task A_changed_course_keeps_its_number_and_loses_what_it_no_longer_has()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("A"), Some.Course("B"));
        var before = (await county.ReadAsync()).Courses.Single(course => course.Key == "A");

        await county.SaveCoursesAsync(Some.Course("A") with { Title = "Neu", Lessons = [], Site = null });

        var courses = (await county.ReadAsync()).Courses;
        var after = courses.Single(course => course.Key == "A");
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(("Neu", 0, null), (after.Title, after.Lessons.Count, after.Site));
        Assert.Single(courses.Single(course => course.Key == "B").Lessons);
    }

    [Fact]
    public async Task Saving_twice_changes_nothing()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("A"), Some.Course("B"));
        var before = await county.ReadAsync();
        await county.SaveCoursesAsync(Some.Course("B"), Some.Course("A"));
        Assert.Equivalent(before, await county.ReadAsync(), strict: true);
    }

    [Fact]
    public async Task One_key_of_two_providers_is_two_courses()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("A"));
        await county.ChangeAsync(async change =>
        {
            var (other, isNew) = await change.ProviderAsync("Caritas", CancellationToken.None);
            Assert.True(isNew);
            await change.SaveCoursesAsync(other, [Some.Course("A")], CancellationToken.None);
        });
        Assert.Equal(2, (await county.ReadAsync()).Courses.Count);
    }

    [Fact]
    public async Task A_provider_is_known_by_name_whatever_its_case()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.ChangeAsync(async change =>
        {
            var first = await change.ProviderAsync("Volkshochschule KÖLN", CancellationToken.None);
            var second = await change.ProviderAsync(" volkshochschule köln ", CancellationToken.None);
            Assert.Equal((first.Provider, false), second);
        });
    }

    [Fact]
    public async Task What_a_full_file_no_longer_holds_is_withdrawn_and_comes_back_with_its_number()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(
            Some.Course("A"), Some.Course("B") with { State = CourseState.Cancelled }, Some.Course("C"));
        var before = (await county.ReadAsync()).Courses.ToDictionary(course => course.Key, course => course.Id);

        await county.WithdrawAsync(ImportSubject.Courses, "vhs dresden", "A", "B");
        var states = (await county.ReadAsync()).Courses.ToDictionary(course => course.Key, course => course.State);
        Assert.Equal(
            (CourseState.Withdrawn, CourseState.Cancelled, CourseState.Planned),
            (states["A"], states["B"], states["C"]));

        await county.SaveCoursesAsync(Some.Course("A"));
        var back = (await county.ReadAsync()).Courses.Single(course => course.Key == "A");
        Assert.Equal((before["A"], CourseState.Planned), (back.Id, back.State));
    }

    [Fact]
    public async Task Two_records_of_one_key_are_refused_before_anything_is_saved()
    {
        var county = await TestCounty.MakeAsync(database);
        await Assert.ThrowsAsync<ArgumentException>(
            () => county.SaveCoursesAsync(Some.Course("A"), Some.Course("A") with { Seats = 1 }));
        Assert.Empty((await county.ReadAsync()).Courses);
    }
}

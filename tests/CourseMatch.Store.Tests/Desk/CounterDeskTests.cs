using CourseMatch.Application;
using CourseMatch.Store.Desk;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Desk;

/// <summary>A provider sees its own courses and its own published participants, nothing else.</summary>
public sealed class CounterDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Shows_own_courses_and_own_participants_once_published()
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveCoursesAsync(Some.Course("K", seats: 10));
        await county.ChangeAsync(async change =>
        {
            var (other, _) = await change.ProviderAsync("Anderer Träger", CancellationToken.None);
            await change.SaveCoursesAsync(other, [Some.Course("X")], CancellationToken.None);
        });
        await county.SaveNewcomersAsync(Some.Newcomer("A"), Some.Newcomer("B"));
        var onFile = await county.ReadAsync();
        var (own, foreign) = (
            onFile.Courses.Single(course => course.Key == "K"), onFile.Courses.Single(course => course.Key == "X"));
        var desk = new CounterDesk(county.Database);

        var plan = await county.AddDraftAsync(
        [
            Some.Placement(onFile.Newcomers[0].Id, own.Id), Some.Placement(onFile.Newcomers[1].Id, foreign.Id),
        ]);
        Assert.Empty(await desk.ParticipantsAsync(county.Municipality, own.Provider, own.Id, default));
        await county.PublishAsync(plan);

        var course = Assert.Single(await desk.CoursesAsync(county.Municipality, own.Provider, default));
        Assert.Equal(("K", 1, 9), (course.Number, course.Promised, course.Free));
        var person = Assert.Single(await desk.ParticipantsAsync(county.Municipality, own.Provider, own.Id, default));
        Assert.Equal("AZ-A", person.Reference);
        Assert.Empty(await desk.ParticipantsAsync(county.Municipality, own.Provider, foreign.Id, default));
        Assert.Equal("Anderer Träger", await desk.NameAsync(county.Municipality, foreign.Provider, default));
        Assert.Null(await desk.NameAsync(new MunicipalityId(0), foreign.Provider, default));
    }
}

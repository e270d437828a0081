using CourseMatch.Application.Courses;
using CourseMatch.Pages.Tests.Desk;

namespace CourseMatch.Pages.Tests;

/// <summary>A course that does not take place: its consequences first, then the step.</summary>
[Collection(AtTheDesk.Name)]
public sealed class CourseTests(SampleDesk desk)
{
    [Fact]
    public async Task A_course_is_cancelled_after_its_consequences_were_shown()
    {
        var course = desk.County.Courses.Single(one => one.Number == "EA-1");
        var draft = await desk.MatchAsync();
        var people = draft.Placements.Count(placement => placement.Course == course.Id);
        var visitor = await desk.SignInAsync("koordination");
        await visitor.GoAsync($"/courses/{course.Id.Value}");
        Assert.Contains("Wer auf einen freien Platz passt", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.GoAsync($"/courses/{course.Id.Value}/cancel");
        Assert.Equal(people, await visitor.Page.Locator("main tbody tr").CountAsync());
        Assert.Empty(await visitor.FaultsAsync());

        await visitor.Page.FillAsync("#note", "Zu wenige Ehrenamtliche");
        await visitor.Page.ClickAsync("main form button");
        await visitor.ArriveAsync($"**/courses/{course.Id.Value}");
        Assert.Equal(
            CourseState.Cancelled,
            (await desk.CountyNowAsync()).Courses.Single(one => one.Id == course.Id).State);
        Assert.Equal(0, await visitor.Page.Locator("a[href$='/cancel']").CountAsync());
        Assert.Empty(await visitor.FaultsAsync());
    }
}

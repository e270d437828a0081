using CourseMatch.Application.Courses;
using CourseMatch.Application.Explanations;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Rules;
using CourseMatch.Application.Tests.Matching;

namespace CourseMatch.Application.Tests.Rules;

public sealed class ExplanationTests
{
    [Fact]
    public void Every_rule_speaks_about_every_course_in_both_languages()
    {
        var county = RandomCounty.Of(4, newcomers: 25, courses: 10);
        foreach (var newcomer in county.Newcomers)
        {
            var explanation = Explanation.Of(Night.On(county), newcomer);
            Assert.Equal(10, explanation.Courses.Count);
            Assert.All(explanation.Courses, course =>
            {
                Assert.Equal(RuleBook.BuiltIn.Rules.Select(rule => rule.Name), course.Rules.Select(rule => rule.Rule));
                Assert.All(course.Rules, rule =>
                {
                    Assert.NotEmpty(rule.Sentence(FindingTexts.German));
                    Assert.NotEqual(rule.Sentence(FindingTexts.German), rule.Sentence(FindingTexts.English));
                });
            });
        }
    }

    [Fact]
    public void What_fits_comes_first_best_score_first_then_what_fails_for_fewest_reasons()
    {
        var soon = Some.Course(1);
        var later = Some.CourseFrom(2, new DateOnly(2027, 5, 31), new TimeOnly(8, 30));
        var closed = Some.Course(3) with { State = CourseState.Closed };
        var hopeless = closed with { Id = new CourseId(4), IsWomenOnly = true };
        var man = Some.Newcomer() with { Gender = Gender.Male };
        var county = Some.County([man], [hopeless, closed, later, soon]);
        var courses = Explanation.Of(Night.On(county), man).Courses;
        Assert.Equal([1, 2, 3, 4], courses.Select(course => course.Course.Id.Value));
        Assert.Equal([true, true, false, false], courses.Select(course => course.IsAdmitted));
        Assert.Equal(
            ["CM2050", "CM2065"],
            courses[3].Rules.Where(rule => !rule.IsAdmitted).SelectMany(rule => rule.Findings).Select(f => f.Code));
    }

    [Fact]
    public void The_best_way_in_is_the_module_that_fits()
    {
        var person = Some.Newcomer() with
        {
            Proof = new LevelProof(Some.LevelOf("A2.1"), ProofKind.PlacementTest, new DateOnly(2026, 12, 1)),
        };
        var course = Assert.Single(Explanation.Of(Night.On(Some.County([person], [Some.Course()])), person).Courses);
        Assert.Equal((3, "A2.1", true), (course.ModuleNumber, course.ModuleLevel.ToString(), course.IsAdmitted));
    }

    [Fact]
    public void Its_score_is_the_one_matching_uses()
    {
        var county = RandomCounty.Of(8, newcomers: 30, courses: 8);
        var night = Night.Of(county);
        Assert.NotEmpty(night.Plan.Placements);
        foreach (var placement in night.Plan.Placements.Where(placement => placement.Care.Count == 0))
        {
            var newcomer = county.Newcomers.First(n => n.Id == placement.Newcomer);
            var course = Explanation.Of(Night.On(county), newcomer).Courses.First(c => c.Course.Id == placement.Course);
            Assert.True(course.IsAdmitted);
            Assert.InRange(placement.Score, course.Score - 20, course.Score);
        }
    }

    [Fact]
    public void A_promise_is_shown()
    {
        var promise = new Promise(new NewcomerId(1), new CourseId(1), 1, Some.CourseStart, new PlanId(2), []);
        var county = Some.County([Some.Newcomer()], [Some.Course()], promises: [promise]);
        Assert.Equal(promise, Explanation.Of(Night.On(county), county.Newcomers[0]).Promise);
    }
}

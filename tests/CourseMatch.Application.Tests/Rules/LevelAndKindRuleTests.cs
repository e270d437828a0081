using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Tests.Rules;

public sealed class LevelAndKindRuleTests
{
    private static readonly LevelFitsModuleRule Level = new();
    private static readonly KindFitsLiteracyRule Kind = new();

    // The course begins at A1.1; its third module teaches A2.1. Built in: half a step below is allowed, none above.
    [Theory]
    [InlineData("A2.1", 3, null, 160)]
    [InlineData("A2.2", 3, null, 80)]
    [InlineData("B1.1", 3, "CM2035", 0)]
    [InlineData("A1.2", 3, "CM2034", 0)]
    [InlineData("A2.1", 1, "CM2035", 0)]
    public void The_level_is_held_against_the_module_not_the_course(string level, int module, string? code, int score)
    {
        var verdict = Judging.Ask(Level, At(level), Some.Course(), module: module);
        Assert.Equal(score, verdict.Score);
        Assert.Equal(code, verdict.Findings.FirstOrDefault()?.Code);
    }

    [Fact]
    public void The_refusal_names_module_its_level_and_the_persons() =>
        Assert.Equal(
            ["IK-1 Integrationskurs", "3", "A2.1", "A1.1"],
            Judging.Values(Judging.Refusal(Judging.Ask(Level, At("A1.1"), Some.Course(), module: 3))));

    [Fact]
    public void Without_a_test_nobody_is_placed_but_people_without_any_script_begin_before_A1()
    {
        var untested = Some.Newcomer() with { Proof = null };
        Judging.Refused("CM2030", Judging.Ask(Level, untested, Some.Course()));
        var literacy = Some.Course() with
        {
            Kind = CourseKind.IntegrationLiteracy,
            Modules = [Some.Course().Modules[0] with { Level = Courses.Level.BeforeA1 }],
        };
        Judging.Admitted(Judging.Ask(Level, untested with { Literacy = Literacy.None }, literacy), "CM2032");
        Judging.Refused("CM2030", Judging.Ask(Level, untested, literacy));
    }

    [Fact]
    public void Some_kinds_are_taught_without_regard_to_level() =>
        Assert.Equal(80, Judging.Ask(
            Level, Some.Newcomer() with { Proof = null }, Some.Course() with { Kind = CourseKind.Orientation }).Score);

    [Fact]
    public void The_persons_own_word_admits_with_a_note_unless_the_policy_or_the_DeuFoeV_asks_for_more()
    {
        var own = Some.Newcomer() with
        {
            Proof = new LevelProof(Some.LevelOf("A1.1"), ProofKind.SelfStated, null),
        };
        Judging.Admitted(Judging.Ask(Level, own, Some.Course()), "CM2032");
        var strict = Judging.Book(p => p with { Levels = p.Levels with { IsTestRequired = true } });
        Judging.Refused("CM2031", Judging.Ask(Level, own, Some.Course(), rules: strict));
        Judging.Refused("CM2031", Judging.Ask(Level, own, Some.Course() with { Kind = CourseKind.Vocational }));
        Judging.Admitted(Judging.Ask(
            Level, own, Some.Course() with { Kind = CourseKind.Municipal, Funding = Funding.Municipality }));
    }

    // Plan day 1 February 2027: six months for a test, one year for a certificate, the last day included.
    [Theory]
    [InlineData(ProofKind.PlacementTest, "2026-08-01", null)]
    [InlineData(ProofKind.PlacementTest, "2026-07-31", "CM2033")]
    [InlineData(ProofKind.Certificate, "2026-02-01", null)]
    [InlineData(ProofKind.Certificate, "2026-01-31", "CM2033")]
    public void A_vocational_course_asks_for_a_recent_proof(ProofKind kind, string on, string? code)
    {
        var person = Some.Newcomer() with
        {
            Proof = new LevelProof(Some.LevelOf("A1.1"), kind, DateOnly.Parse(on, null)),
        };
        var vocational = Judging.Ask(Level, person, Some.Course() with { Kind = CourseKind.Vocational });
        Assert.Equal(code, vocational.Findings.FirstOrDefault()?.Code);
        Judging.Admitted(Judging.Ask(Level, person, Some.Course()));
    }

    // Edge case 10.
    [Theory]
    [InlineData(Literacy.None, CourseKind.IntegrationLiteracy, true)]
    [InlineData(Literacy.None, CourseKind.IntegrationGeneral, false)]
    [InlineData(Literacy.None, CourseKind.IntegrationSecondScript, false)]
    [InlineData(Literacy.OtherScript, CourseKind.IntegrationSecondScript, true)]
    [InlineData(Literacy.OtherScript, CourseKind.IntegrationLiteracy, false)]
    [InlineData(Literacy.OtherScript, CourseKind.IntegrationGeneral, false)]
    [InlineData(Literacy.LowLatin, CourseKind.IntegrationLowLiteracy, true)]
    [InlineData(Literacy.LowLatin, CourseKind.IntegrationGeneral, true)]
    [InlineData(Literacy.LowLatin, CourseKind.IntegrationLiteracy, false)]
    [InlineData(Literacy.Latin, CourseKind.IntegrationGeneral, true)]
    [InlineData(Literacy.Latin, CourseKind.IntegrationLowLiteracy, false)]
    [InlineData(Literacy.Latin, CourseKind.Vocational, true)]
    [InlineData(Literacy.None, CourseKind.Vocational, false)]
    public void The_kind_follows_literacy(Literacy literacy, CourseKind kind, bool isOpen)
    {
        var person = Some.Newcomer() with { Literacy = literacy, Scripts = ["Arab"] };
        var verdict = Judging.Ask(Kind, person, Some.Course() with { Kind = kind });
        if (isOpen)
        {
            Judging.Admitted(verdict);
        }
        else
        {
            Judging.Refused("CM2020", verdict);
        }
    }

    [Fact]
    public void Who_has_learned_Latin_script_since_reads_Latin_script()
    {
        var person = Some.Newcomer() with { Literacy = Literacy.OtherScript, Scripts = ["Cyrl", "Latn"] };
        Judging.Admitted(Judging.Ask(Kind, person, Some.Course()));
        Judging.Refused("CM2020", Judging.Ask(
            Kind, person, Some.Course() with { Kind = CourseKind.IntegrationSecondScript }));
    }

    [Fact]
    public void Where_no_literacy_is_stated_scripts_speak_and_without_them_only_the_general_course_is_open()
    {
        var unstated = Some.Newcomer() with { Literacy = Literacy.Unstated, Scripts = ["Cyrl"] };
        Judging.Refused("CM2020", Judging.Ask(Kind, unstated, Some.Course()));
        Judging.Admitted(Judging.Ask(Kind, unstated with { Scripts = [] }, Some.Course()), "CM2023");
        Judging.Refused("CM2022", Judging.Ask(
            Kind, unstated with { Scripts = [] }, Some.Course() with { Kind = CourseKind.IntegrationLiteracy }));
    }

    [Theory]
    [InlineData(CourseKind.IntegrationLiteracy, CourseKind.IntegrationLiteracy, true)]
    [InlineData(CourseKind.IntegrationLiteracy, CourseKind.IntegrationGeneral, false)]
    [InlineData(CourseKind.IntegrationIntensive, CourseKind.IntegrationIntensive, true)]
    [InlineData(CourseKind.IntegrationIntensive, CourseKind.IntegrationGeneral, true)]
    [InlineData(CourseKind.IntegrationWomen, CourseKind.IntegrationGeneral, true)]
    [InlineData(CourseKind.IntegrationWomen, CourseKind.IntegrationLowLiteracy, false)]
    [InlineData(CourseKind.IntegrationGeneral, CourseKind.IntegrationIntensive, false)]
    public void The_tests_recommendation_goes_before_the_table(CourseKind recommended, CourseKind kind, bool isOpen)
    {
        var verdict = Judging.Ask(
            Kind, Some.Newcomer() with { RecommendedKind = recommended }, Some.Course() with { Kind = kind });
        Assert.Equal(isOpen, verdict.IsAdmitted);
        Assert.Equal(isOpen ? [] : ["CM2021"], verdict.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_recommendation_says_nothing_about_courses_outside_the_IntV() =>
        Judging.Admitted(Judging.Ask(
            Kind, Some.Newcomer() with { RecommendedKind = CourseKind.IntegrationLiteracy },
            Some.Course() with { Kind = CourseKind.Municipal }));

    [Fact]
    public void An_intensive_course_asks_for_a_test_that_predicts_success()
    {
        var intensive = Some.Course() with { Kind = CourseKind.IntegrationIntensive };
        Judging.Refused("CM2025", Judging.Ask(Kind, Some.Newcomer(), intensive));
        var quick = Some.Newcomer() with { Proof = Some.Newcomer().Proof! with { PredictsIntensive = true } };
        Judging.Admitted(Judging.Ask(Kind, quick, intensive));
    }

    private static Newcomer At(string level) => Some.Newcomer() with
    {
        Proof = new LevelProof(Some.LevelOf(level), ProofKind.PlacementTest, new DateOnly(2026, 12, 1)),
    };
}

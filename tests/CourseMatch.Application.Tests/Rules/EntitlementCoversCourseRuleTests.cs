using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Rules;

namespace CourseMatch.Application.Tests.Rules;

/// <summary>Plan day 1 February 2027, course from 22 February 2027 on.</summary>
public sealed class EntitlementCoversCourseRuleTests
{
    private static readonly EntitlementCoversCourseRule Rule = new();

    private static readonly Entitlement Bare = Some.Entitlement() with { ValidUntil = null, IssuedOn = null };

    [Fact]
    public void A_certificate_in_force_opens_the_course() => Judging.Admitted(Ask(Some.Entitlement()));

    [Theory]
    [InlineData("2025-11-30", "CM2001")]
    [InlineData("2025-12-01", "CM2002")]
    public void Without_entitlement_the_advice_depends_on_whether_admissions_are_granted(string day, string code)
    {
        var course = Some.CourseFrom(1, new DateOnly(2026, 1, 12), new TimeOnly(8, 30));
        Judging.Refused(code, Judging.Ask(
            Rule, Some.Newcomer() with { Entitlements = [] }, course, day: DateOnly.Parse(day, null)));
    }

    [Fact]
    public void An_integration_entitlement_opens_no_vocational_course() =>
        Judging.Refused("CM2011", Judging.Ask(
            Rule, Some.Newcomer(), Some.Course() with { Kind = CourseKind.Vocational }));

    [Theory]
    [InlineData(CourseKind.IntegrationGeneral, Funding.SelfPaid)]
    [InlineData(CourseKind.Municipal, Funding.Municipality)]
    [InlineData(CourseKind.Orientation, Funding.Federal)]
    [InlineData(CourseKind.Volunteer, Funding.Unpaid)]
    public void Whoever_else_pays_asks_for_no_entitlement(CourseKind kind, Funding funding) =>
        Judging.Admitted(Judging.Ask(
            Rule, Some.Newcomer() with { Entitlements = [] }, Some.Course() with { Kind = kind, Funding = funding }));

    // Decision 0002: the printed day is the last day to register, not the last day to begin.
    [Theory]
    [InlineData("2027-02-01", null, null)]
    [InlineData("2027-01-31", null, "CM2004")]
    [InlineData("2027-01-31", "2027-01-31", null)]
    [InlineData("2027-01-31", "2027-02-01", "CM2004")]
    public void The_printed_last_day_is_held_against_the_registration(string until, string? registered, string? code) =>
        Expect(code, Ask(Some.Entitlement() with { ValidUntil = Day(until), RegisteredOn = Day(registered) }));

    [Theory]
    [InlineData("2027-02-21", "CM2003")]
    [InlineData("2027-02-22", null)]
    public void A_strict_policy_asks_that_it_covers_the_first_lesson(string until, string? code)
    {
        var strict = Judging.Book(p => p with { Kinds = p.Kinds with { EntitlementMustCoverStart = true } });
        Expect(code, Judging.Ask(
            Rule,
            Some.Newcomer() with { Entitlements = [Some.Entitlement() with { ValidUntil = Day(until) }] },
            Some.Course(), rules: strict));
    }

    [Theory]
    [InlineData("2026-02-01", null)]
    [InlineData("2026-01-31", "CM2005")]
    public void A_claim_lasts_one_year_from_the_permit(string permit, string? code) =>
        Expect(code, Ask(Bare with { PermitIssuedOn = Day(permit) }));

    [Theory]
    [InlineData("2026-02-01", null)]
    [InlineData("2026-01-31", "CM2006")]
    public void An_admission_lasts_one_year_from_its_issue(string issued, string? code) =>
        Expect(code, Ask(Bare with
        {
            Kind = EntitlementKind.Admitted,
            Issuer = Issuer.Jobcenter,
            IssuedOn = Day(issued),
        }));

    [Fact]
    public void An_obligation_has_no_clock_for_taking_it_up() =>
        Judging.Admitted(Ask(Bare with
        {
            Kind = EntitlementKind.Obliged,
            IssuedOn = new DateOnly(2020, 1, 1),
            PermitIssuedOn = new DateOnly(2020, 1, 1),
        }));

    [Theory]
    [InlineData("2026-11-01", null)]
    [InlineData("2026-10-31", "CM2007")]
    [InlineData("2026-06-30", "CM2007")]
    public void A_vocational_entitlement_lasts_three_months(string issued, string? code) =>
        Expect(code, Judging.Ask(
            Rule,
            Some.Newcomer() with
            {
                Entitlements = [Bare with { Scheme = Scheme.Vocational, IssuedOn = Day(issued) }],
            },
            Some.Course() with { Kind = CourseKind.Vocational }));

    // Counted to the day of entry, three weeks after the plan; units used mean that the course was begun.
    [Theory]
    [InlineData("2026-02-22", 0, null)]
    [InlineData("2026-02-21", 0, "CM2008")]
    [InlineData("2026-02-21", 100, null)]
    public void A_course_begins_within_a_year_of_registration(string registered, int consumed, string? code) =>
        Expect(code, Ask(Some.Entitlement() with { RegisteredOn = Day(registered), UnitsConsumed = consumed }));

    [Theory]
    [InlineData("2026-02-22", null)]
    [InlineData("2026-02-21", "CM2009")]
    public void An_interruption_lasts_a_year_at_most(string since, string? code) =>
        Expect(code, Ask(Some.Entitlement() with { InterruptedSince = Day(since), UnitsConsumed = 200 }));

    [Fact]
    public void One_entitlement_in_force_is_enough_and_lapsed_ones_are_all_named_when_none_is()
    {
        var lapsed = Some.Entitlement() with { ValidUntil = new DateOnly(2026, 12, 31) };
        var interrupted = Some.Entitlement() with { InterruptedSince = new DateOnly(2025, 1, 1) };
        Judging.Admitted(Judging.Ask(
            Rule, Some.Newcomer() with { Entitlements = [lapsed, Some.Entitlement()] }, Some.Course()));
        var verdict = Judging.Ask(
            Rule, Some.Newcomer() with { Entitlements = [lapsed, interrupted] }, Some.Course());
        Assert.Equal(["CM2004", "CM2009"], verdict.Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData(Issuer.FederalOffice, "2026-05-04", true)]
    [InlineData(Issuer.FederalOffice, "2025-10-04", false)]
    [InlineData(Issuer.Jobcenter, "2026-05-04", false)]
    public void An_admission_granted_during_the_stop_is_to_be_looked_at(Issuer issuer, string issued, bool isNoted)
    {
        var verdict = Ask(Some.Entitlement() with
        {
            Kind = EntitlementKind.Admitted,
            Issuer = issuer,
            IssuedOn = Day(issued),
        });
        Judging.Admitted(verdict, isNoted ? ["CM2010"] : []);
    }

    private static RuleVerdict Ask(Entitlement entitlement) =>
        Judging.Ask(Rule, Some.Newcomer() with { Entitlements = [entitlement] }, Some.Course());

    private static void Expect(string? code, RuleVerdict verdict)
    {
        if (code is null)
        {
            Judging.Admitted(verdict);
        }
        else
        {
            Judging.Refused(code, verdict);
        }
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);
}

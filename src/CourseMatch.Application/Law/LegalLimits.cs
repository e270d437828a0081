using System.Globalization;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Law;

/// <summary>The only typed access to numbers from law. Each is looked up by the first day of the course, or by the day
/// its remark names; the value and its source stand in <c>law.json</c>.</summary>
public sealed class LegalLimits
{
    private readonly LawBook book;

    internal LegalLimits(LawBook book) => this.book = book;

    /// <summary>Units of the language part of a funded kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not funded under the IntV.</exception>
    /// <law read="2026-11-22">IntV § 11 Abs. 1 (600), § 13 Abs. 1 (900), § 13 Abs. 2 (400).</law>
    public int LanguageUnits(CourseKind kind, DateOnly courseStart) =>
        Whole($"units.{Funded(kind)}.language", courseStart);

    /// <summary>Units of the orientation part of a funded kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not funded under the IntV.</exception>
    /// <law read="2026-11-22">IntV § 12 (100 since 25 June 2017); § 22 Abs. 3 for intensive courses.</law>
    public int OrientationUnits(CourseKind kind, DateOnly courseStart) =>
        Whole($"units.{Funded(kind)}.orientation", courseStart);

    /// <summary>Most funded units of one person, all courses and repetitions together.</summary>
    /// <law read="2026-11-22">IntV § 14 Abs. 5: 1200.</law>
    public int FundedUnitsMax(DateOnly courseStart) => Whole("units.fundedMax", courseStart);

    /// <summary>Most units that may be repeated.</summary>
    /// <law read="2026-11-22">IntV § 13 Abs. 1 Satz 4: 300, once.</law>
    public int RepeatUnitsMax(DateOnly courseStart) => Whole("units.repeatMax", courseStart);

    /// <summary>Whether repeat units may be used in a course of this kind.</summary>
    /// <law read="2026-11-22">IntV § 13 Abs. 1 in force since 7 December 2024; § 5 Abs. 5 before.</law>
    public bool MayRepeat(CourseKind kind, DateOnly courseStart) =>
        book.InForce("kinds.repeatable", courseStart).Values.Contains(kind.ToString());

    /// <summary>Most participants of one course, or null where no law names a number.</summary>
    /// <law read="2026-11-22">IntV § 14 Abs. 2 (25 since 25 June 2017); DeuFöV § 11 Abs. 3.</law>
    public int? ParticipantsMax(CourseKind kind, DateOnly courseStart) =>
        kind.IsIntegration() ? Whole("participants.integrationMax", courseStart)
        : kind == CourseKind.Vocational ? Whole("participants.vocationalMax", courseStart)
        : null;

    /// <summary>Most children present at one moment with one day-care person (Kindertagespflege).</summary>
    /// <remarks>By the day of the lesson. Not enforced: a permit may allow fewer, Land law more; the group's own number
    /// of places holds.</remarks>
    /// <law read="2026-11-22">SGB VIII § 43 Abs. 3 Satz 1: five.</law>
    public int ChildrenPerCarerMax(DateOnly day) => Whole("care.childrenPerCarerMax", day);

    /// <summary>Units of a module that may have been held before somebody enters.</summary>
    /// <law read="2026-11-22">BAMF guide of 23 May 2024; Abrechnungsrichtlinie § 1 Abs. 4: 25.</law>
    public int EntryWithinUnits(DateOnly courseStart) => Whole("entry.withinUnits", courseStart);

    /// <summary>Last day on which a course of an abolished kind may have begun.</summary>
    /// <law read="2026-11-22">IntV § 22 Abs. 4: courses begun before 1 May 2025 go on.</law>
    public DateOnly AbolishedKindsLastStart(DateOnly courseStart) =>
        Day("kinds.abolishedLastStart", courseStart);

    /// <summary>Level a module teaches by convention, or null where there is none; for files that do not say.</summary>
    /// <law read="2026-11-22">No rule of law: IntV § 11 only divides the course into modules of 100 units.</law>
    public Level? LevelOfModule(CourseKind kind, int number, DateOnly courseStart)
    {
        if (!kind.IsIntegration() || kind.IsLegacy())
        {
            return null;
        }

        var levels = book.InForce($"modules.{kind}", courseStart).Values;
        return number >= 1 && number <= levels.Count && Level.TryParse(levels[number - 1], out var level)
            ? level
            : null;
    }

    /// <summary>Last day on which a claim may be taken up after the residence permit was issued.</summary>
    /// <law read="2026-11-22">AufenthG § 44 Abs. 2: one year, unless the person is not responsible for the delay.</law>
    public DateOnly ClaimEnds(DateOnly permitIssuedOn) =>
        permitIssuedOn.AddMonths(Whole("clock.claimMonths", permitIssuedOn));

    /// <summary>Last day on which an admission may be taken up.</summary>
    /// <law read="2026-11-22">IntV § 5: one year.</law>
    public DateOnly AdmissionEnds(DateOnly issuedOn) =>
        issuedOn.AddMonths(Whole("clock.admissionMonths", issuedOn));

    /// <summary>Last day on which a course may begin after registration with a provider.</summary>
    /// <law read="2026-11-22">IntV § 4 Abs. 1: one year, for reasons the person answers for.</law>
    public DateOnly StartEnds(DateOnly registeredOn) =>
        registeredOn.AddMonths(Whole("clock.startMonths", registeredOn));

    /// <summary>Last day on which an interrupted course may be taken up again.</summary>
    /// <law read="2026-11-22">IntV § 4 Abs. 1: one year, for reasons the person answers for.</law>
    public DateOnly InterruptionEnds(DateOnly interruptedSince) =>
        interruptedSince.AddMonths(Whole("clock.interruptionMonths", interruptedSince));

    /// <summary>Last day on which an entitlement to a vocational language course may be taken up.</summary>
    /// <law read="2026-11-22">DeuFöV § 6 Abs. 3: three months.</law>
    public DateOnly VocationalEnds(DateOnly issuedOn) =>
        issuedOn.AddMonths(Whole("clock.vocationalMonths", issuedOn));

    /// <summary>Weeks within which a course should start after registration, by the day of the plan.</summary>
    /// <law read="2026-11-22">IntV § 7 Abs. 5: six weeks; DeuFöV § 9 Abs. 3: four weeks.</law>
    public int StartWithinWeeks(Scheme scheme, DateOnly day) => scheme switch
    {
        Scheme.Integration => Whole("clock.integrationStartWeeks", day),
        Scheme.Vocational => Whole("clock.vocationalStartWeeks", day),
    };

    /// <summary>Whether the federal office grants new admissions on a day.</summary>
    /// <law read="2026-11-22">AufenthG § 44 Abs. 4; BAMF circular 02/26 of 9 February 2026.</law>
    public bool AreAdmissionsOpen(DateOnly day) => book.InForce("admissions.open", day).Values[0] == "true";

    /// <summary>Age in completed years from which a person is too old for a youth course.</summary>
    /// <law read="2026-11-22">IntV § 13 Abs. 1 before 3 December 2024: not yet 27.</law>
    public int YouthAgeBelow(DateOnly courseStart) => Whole("age.youthBelow", courseStart);

    /// <summary>Youngest age in completed years for a low-threshold course for women (MiA).</summary>
    /// <law read="2026-11-22">BAMF framework conditions: 16.</law>
    public int LowThresholdWomenAgeFrom(DateOnly courseStart) => Whole("age.lowThresholdWomenFrom", courseStart);

    /// <summary>First day on which a placement test is too old for a vocational language course.</summary>
    /// <law read="2026-11-22">DeuFöV § 8: six months.</law>
    public DateOnly VocationalTestEnds(DateOnly testedOn, DateOnly courseStart) =>
        testedOn.AddMonths(Whole("proof.vocationalMonths", courseStart)).AddDays(1);

    /// <summary>First day on which a certificate is too old as a proof of level.</summary>
    /// <law read="2026-11-22">IntV § 17: one year.</law>
    public DateOnly CertificateEnds(DateOnly issuedOn, DateOnly courseStart) =>
        issuedOn.AddMonths(Whole("proof.certificateMonths", courseStart)).AddDays(1);

    /// <summary>First day of school of a child: from then on nobody looks after it under IntV § 4a.</summary>
    /// <law read="2026-11-22">School acts of the Länder; IntV § 4a Abs. 2: children not yet obliged to attend.</law>
    public DateOnly SchoolBegins(DateOnly birthDate)
    {
        var sixth = birthDate.AddYears(Whole("school.ageYears", birthDate));
        var reachedBy = DayOfYear("school.ageReachedBy", sixth, sixth.Year);
        var year = sixth <= reachedBy ? sixth.Year : sixth.Year + 1;
        return DayOfYear("school.begins", sixth, year);
    }

    private static CourseKind Funded(CourseKind kind) => kind.IsIntegration()
        ? kind
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "No units are laid down for this kind.");

    private int Whole(string key, DateOnly day) =>
        int.Parse(book.InForce(key, day).Values[0], CultureInfo.InvariantCulture);

    private DateOnly Day(string key, DateOnly day) =>
        DateOnly.ParseExact(book.InForce(key, day).Values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly DayOfYear(string key, DateOnly day, int year)
    {
        var text = book.InForce(key, day).Values[0];
        return DateOnly.ParseExact(
            year.ToString("0000", CultureInfo.InvariantCulture) + "-" + text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture);
    }
}

using System.Text;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Writing;
using CourseMatch.Exchange.Writing.Tables;

namespace CourseMatch.Exchange.Tests.Writing;

/// <summary>What we write we read back to the same record: the proof that the columns carry every field.</summary>
public class RoundTripTests
{
    private static readonly SiteRecord Site = new(
        "Haus; \"am\" Markt",
        new Address("Weg 1", "00123", "Musterstadt", new GeoPoint(51.12345, 10.5)),
        FunctionalNeeds.StepFree | FunctionalNeeds.VisionSupport);

    private static readonly CourseRecord Course = new(
        "K1", "K1", "Integrationskurs", CourseKind.IntegrationGeneral, Site,
        [new CourseModule(1, new Level(3), Span("2027-01-11", "2027-01-22"), 50)],
        Lessons("2027-01-11", 10), 20, 10, 2, 7, true, false, CourseMode.Hybrid, Funding.Land, CourseState.Planned);

    public static TheoryData<string, CourseRecord> Courses => new()
    {
        { "weekly", Course },
        { "own key", Course with { Key = "guid-1" } },
        { "no site, no counts", Course with { Site = null, SeatsBooked = null, MinimumToRun = 0, SeatsReserved = 0 } },
        { "with a free day", Course with { Lessons = [.. Course.Lessons.Where(one => one.Day.Day != 13)] } },
        {
            "hours that change",
            Course with
            {
                Lessons =
                [
                    .. Course.Lessons.Take(4), new Lesson(new(2027, 1, 15), new(17, 0), new(20, 15)),
                    new Lesson(new(2027, 1, 16), null, null), .. Course.Lessons.Skip(5),
                ],
            }
        },
        {
            "until midnight",
            Course with { Lessons = [.. Course.Lessons.Select(one => one with { To = TimeOnly.MinValue })] }
        },
        {
            "modules",
            Course with
            {
                Modules =
                [
                    new CourseModule(1, new Level(3), Span("2027-01-11", "2027-01-15"), 25),
                    new CourseModule(2, new Level(4), Span("2027-01-18", "2027-01-22"), 30),
                ],
            }
        },
        {
            "literacy beyond Alpha",
            Course with
            {
                Kind = CourseKind.IntegrationLiteracy,
                Modules = [new CourseModule(1, new Level(1), Span("2027-01-11", "2027-01-22"), 50)],
            }
        },
        {
            "a title that looks like a formula",
            Course with { Title = "=Deutsch; \"für\" alle\nab sofort", Kind = CourseKind.Municipal }
        },
    };

    [Theory]
    [MemberData(nameof(Courses))]
    public void A_course_is_written_and_read_back(string what, CourseRecord course)
    {
        using var stream = new MemoryStream();
        CoursesTable.Write(stream, [course]);
        var reading = Read.Courses(stream.ToArray());

        Assert.True(reading.Errors().Length == 0, what);
        Assert.Equal(RecordJson.Write(course), RecordJson.Write(Assert.Single(reading.Records)));
    }

    [Fact]
    public void Every_kind_mode_payer_and_state_of_a_course_is_read_back()
    {
        var courses = Enum.GetValues<CourseKind>().Select((kind, index) => Course with
        {
            Key = $"{index}",
            Number = $"{index}",
            Kind = kind,
            Mode = (CourseMode)(index % 3),
            Funding = (Funding)(index % 5),
            // Running and finished courses follow from their days.
            State = index % 3 == 0 ? CourseState.Closed : index % 3 == 1 ? CourseState.Cancelled : CourseState.Planned,
            Modules =
            [
                Course.Modules[0] with { Level = new Level(kind == CourseKind.IntegrationLiteracy ? 0 : index % 13) },
            ],
        }).ToArray();
        using var stream = new MemoryStream();
        CoursesTable.Write(stream, courses);

        var read = Read.Courses(stream.ToArray()).Records;

        Assert.Equal(courses.Select(RecordJson.Write), read.Select(RecordJson.Write));
    }

    [Fact]
    public void A_course_survives_an_old_encoding()
    {
        using var stream = new MemoryStream();
        CoursesTable.Write(
            stream, [Course with { Title = "Kurs für Köche" }], CodePagesEncodingProvider.Instance.GetEncoding(1252));

        Assert.Equal("Kurs für Köche", Read.Courses(stream.ToArray()).Records[0].Title);
    }

    [Fact]
    public void A_person_with_everything_is_written_and_read_back()
    {
        var weeks = new Availability(
            WeekGrid.Empty.With(DayOfWeek.Monday, new(8, 0), new(13, 0)),
            WeekGrid.Empty.With(DayOfWeek.Saturday, new(9, 15), new(14, 45)));
        var everything = new NewcomerRecord(
            "MK-1",
            new Newcomer(
                default, "MK-1", "Мустеренко", "=Ada", new(1990, 2, 3), Gender.Female, ["ar", "Klingonisch"],
                ["Arab", "Latn"], Literacy.LowLatin, 7, true,
                new LevelProof(new Level(4), ProofKind.Certificate, new(2026, 5, 6), true),
                CourseKind.IntegrationLowLiteracy,
                new Address("Weg 2", "00102", "Musterstadt", new GeoPoint(51.5, 10.25)),
                Mobility.Bicycle, 45, weeks, FunctionalNeeds.HearingSupport | FunctionalNeeds.StepFree,
                new Wishes(true, DayPart.Evening, CourseKind.Volunteer, "vhs Musterstadt"), new(2026, 7, 8), null,
                [
                    new Entitlement(
                        Scheme.Integration, EntitlementKind.Admitted, Issuer.FederalOffice, new(2026, 1, 2),
                        new(2027, 1, 2), new(2025, 12, 1), new(2026, 2, 3), new(2026, 3, 4), 200, 300, 100),
                    new Entitlement(
                        Scheme.Integration, EntitlementKind.Obliged, Issuer.SocialOffice, null, null, null, null, null,
                        0, 0, 0),
                    new Entitlement(
                        Scheme.Vocational, EntitlementKind.Entitled, Issuer.EmploymentAgency, new(2026, 10, 2), null,
                        null, null, null, 0, 0, 0),
                ],
                false)
            {
                Contact = new Contact("ada+kurs@post.example", "+49 (234) 000-17", "prs"),
            },
            null,
            [
                new ChildRecord(new(2020, 1, 2), true, null, null),
                new ChildRecord(new(2022, 3, 4), false, Span("2026-10-01", "2028-07-31"),
                    new KitaPlace(new(2027, 8, 1), new(7, 30), new(16, 0))),
                new ChildRecord(new(2024, 5, 6), false, Span("2026-12-01", "2027-03-31"), null),
            ]);
        var nothing = new NewcomerRecord(
            "MK-2",
            new Newcomer(
                default, "MK-2", "", "", new(1999, 12, 31), Gender.Unstated, [], [], Literacy.Unstated, null, false,
                null, null, Address.Unknown, Mobility.PublicTransport, null, Availability.Always, FunctionalNeeds.None,
                Wishes.None, new(2026, 11, 1), null, [], true),
            null,
            []);
        var vocationalOnly = nothing with
        {
            Key = "MK-3",
            Newcomer = nothing.Newcomer with
            {
                Reference = "MK-3",
                Entitlements = [everything.Newcomer.Entitlements[2]],
            },
        };

        var telephoneOnly = nothing with
        {
            Key = "MK-4",
            Newcomer = nothing.Newcomer with { Reference = "MK-4", Contact = new Contact(null, "0234 000018", null) },
        };

        NewcomerRecord[] people = [everything, nothing, vocationalOnly, telephoneOnly];
        using var stream = new MemoryStream();
        NewcomersTable.Write(stream, people);
        var reading = Read.Newcomers(stream.ToArray());

        Assert.Empty(reading.Errors());
        Assert.Equal(people.Select(RecordJson.Write), reading.Records.Select(RecordJson.Write));
    }

    [Fact]
    public void More_entitlements_than_the_table_has_columns_for_are_refused_not_dropped()
    {
        var right = new Entitlement(
            Scheme.Integration, EntitlementKind.Obliged, Issuer.Jobcenter, null, null, null, null, null, 0, 0, 0);
        var person = new NewcomerRecord(
            "P",
            new Newcomer(
                default, "P", "", "", new(1999, 12, 31), Gender.Unstated, [], [], Literacy.Unstated, null, false, null,
                null, Address.Unknown, Mobility.Car, null, Availability.Always, FunctionalNeeds.None, Wishes.None,
                new(2026, 11, 1), null, [right, right, right, right], true),
            null,
            []);

        Assert.Throws<ArgumentException>(() => NewcomersTable.Write(new MemoryStream(), [person]));
    }

    [Fact]
    public void A_care_group_is_written_and_read_back()
    {
        CareGroupRecord[] groups =
        [
            new(
                "G1", "Zwerge", Site, 6, 42, Span("2026-12-01", "2027-07-31"),
                [
                    new CareSessionRecord(DayOfWeek.Monday, new(8, 15), new(12, 45), 8),
                    new CareSessionRecord(DayOfWeek.Tuesday, new(8, 15), new(12, 45), 8),
                    new CareSessionRecord(DayOfWeek.Tuesday, new(17, 0), TimeOnly.MinValue, 5),
                    new CareSessionRecord(DayOfWeek.Saturday, new(9, 0), new(14, 0), 0),
                ],
                ["K1", "AV/101"], true),
            new(
                "G2", "-Minis", null, 0, 36, Span("2026-12-01", "2026-12-01"),
                [new CareSessionRecord(DayOfWeek.Friday, new(8, 0), new(9, 0), 3)], [], false),
        ];
        using var stream = new MemoryStream();
        CareTable.Write(stream, groups);
        var reading = Read.Care(stream.ToArray());

        Assert.Empty(reading.Errors());
        Assert.Equal(groups.Select(RecordJson.Write), reading.Records.Select(RecordJson.Write));
    }

    [Fact]
    public void A_Kufer_export_is_written_and_read_back_as_far_as_the_format_goes()
    {
        var course = Course with
        {
            Title = "Integrationskurs A2.1",
            Site = Site with { Address = Site.Address with { Point = null }, Offers = FunctionalNeeds.None },
            SeatsReserved = 0,
            IsWomenOnly = false,
            Mode = CourseMode.OnSite,
            Funding = Funding.Federal,
            Modules = [Course.Modules[0] with { Units = 40 }],
        };
        using var stream = new MemoryStream();
        KuferXml.Write(stream, [KuferKurs.Of(course, "A1 Integrationskurs allgemein")]);
        var reading = Read.Courses(stream.ToArray());

        Assert.Equal("kufer-xml", reading.Format);
        Assert.Equal(RecordJson.Write(course), RecordJson.Write(Assert.Single(reading.Records)));
    }

    private static DaySpan Span(string first, string last) =>
        new(DateOnly.Parse(first, null), DateOnly.Parse(last, null));

    private static IReadOnlyList<Lesson> Lessons(string first, int count)
    {
        var lessons = new List<Lesson>();
        for (var day = DateOnly.Parse(first, null); lessons.Count < count; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                lessons.Add(new Lesson(day, new TimeOnly(9, 0), new TimeOnly(12, 15)));
            }
        }

        return lessons;
    }
}

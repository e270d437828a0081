using System.Globalization;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Host.Sample;

/// <summary>Made-up newcomers in households: alone, as couples, with children, alone with children.</summary>
internal sealed class SamplePeople
{
    private const int WaitingDaysMax = 700;

    private readonly SampleCalendar calendar;
    private readonly int peopleCount;
    private readonly SampleChance chance;
    private readonly SampleOrigins origins;
    private readonly SampleTimes times;
    private readonly SampleRights rights;
    private readonly SampleChildren children;

    public SamplePeople(SampleCalendar calendar, int seed, int peopleCount)
    {
        this.calendar = calendar;
        this.peopleCount = peopleCount;
        chance = new SampleChance(seed);
        origins = new SampleOrigins(chance);
        times = new SampleTimes(chance);
        rights = new SampleRights(chance, calendar.Day);
        children = new SampleChildren(chance, calendar.Day);
    }

    /// <summary>Everybody, in the order in which they registered their households.</summary>
    public IReadOnlyList<NewcomerRecord> All()
    {
        var people = new List<NewcomerRecord>(peopleCount);
        while (people.Count < peopleCount)
        {
            people.AddRange(Household(people.Count));
        }

        return people;
    }

    private IEnumerable<NewcomerRecord> Household(int count)
    {
        var (adults, hasChildren) = chance.Pick(((1, false), 50), ((2, false), 8), ((2, true), 19), ((1, true), 23));
        var origin = origins.Any();
        var familyName = origins.FamilyName(origin);
        var address = Home();
        var registeredOn = Registered();
        var family = hasChildren ? children.Of(registeredOn) : [];
        var isFirstFemale = chance.Percent(adults == 1 && hasChildren ? 86 : 50);
        for (var index = 0; index < adults && count + index < peopleCount; index++)
        {
            var gender = GenderOf(isFirstFemale == (index == 0));
            var person = Person(
                string.Create(CultureInfo.InvariantCulture, $"MK-{count + index + 1:0000}"),
                origin, familyName, gender, address, registeredOn, family.Any(child => child.CareNeed is not null));
            yield return new NewcomerRecord(
                person.Reference,
                person,
                adults == 2 ? string.Create(CultureInfo.InvariantCulture, $"HH-{count + 1:0000}") : null,
                index == 0 ? family : []);
        }
    }

    private Newcomer Person(
        string reference,
        SampleOrigin origin,
        string familyName,
        Gender gender,
        Address address,
        DateOnly registeredOn,
        bool looksAfterChildren)
    {
        var literacy = origin.LiteracyOf(chance);
        var proof = Proof(literacy, registeredOn);
        var isPupil = chance.Percent(1.2);
        return new Newcomer(
            default,
            reference,
            familyName,
            origins.GivenName(origin, gender),
            BirthDate(isPupil),
            gender,
            Languages(origin),
            Scripts(origin, literacy),
            chance.Percent(4) ? Literacy.Unstated : literacy,
            chance.Percent(88) ? SchoolYears(literacy) : null,
            isPupil,
            proof,
            Recommended(literacy, proof),
            address,
            chance.Pick(
                (Mobility.PublicTransport, 70), (Mobility.OnFoot, 5), (Mobility.Bicycle, 9), (Mobility.Car, 16)),
            chance.Percent(24) ? chance.Pick((30, 2), (45, 3), (60, 3), (75, 3)) : null,
            looksAfterChildren ? times.OfParent() : times.OfOthers(),
            Needs(),
            Wishes(gender),
            registeredOn,
            null,
            rights.Of(proof?.EntryLevel, literacy, registeredOn),
            IsActive: !chance.Percent(1.5));
    }

    private Address Home()
    {
        var town = chance.Pick([.. SamplePlaces.Towns.Select(town => (town, town.Share))]);
        var angle = chance.Random.Double() * 2 * Math.PI;
        var distance = Math.Sqrt(chance.Random.Double()) * town.RadiusKilometres;
        var point = SamplePlaces.Shifted(town.Middle, distance * Math.Sin(angle), distance * Math.Cos(angle));
        var street = string.Create(
            CultureInfo.InvariantCulture,
            $"{chance.Any(["Musterweg", "Beispielgasse", "Probeallee", "Skizzenring"])} {chance.Between(1, 120)}");
        // Some live in an accommodation without an address of its own, some gave the postcode only.
        return chance.Pick(
            (new Address(street, chance.Any(town.Postcodes), town.Name, point), 93),
            (new Address(null, chance.Any(town.Postcodes), town.Name), 5),
            (Address.Unknown, 2));
    }

    /// <summary>Most came in the last half year, a few have waited for close to two.</summary>
    private DateOnly Registered()
    {
        var share = chance.Random.Double();
        return calendar.Day.AddDays(-5 - (int)(share * share * WaitingDaysMax));
    }

    private DateOnly BirthDate(bool isPupil)
    {
        var years = isPupil
            ? chance.Between(16, 17)
            : chance.Pick((chance.Between(18, 26), 22), (chance.Between(27, 45), 58), (chance.Between(46, 64), 20));
        return calendar.Day.AddYears(-years).AddDays(-chance.Between(1, 360));
    }

    private Gender GenderOf(bool isFemale) => chance.Percent(1) ? Gender.Unstated
        : chance.Percent(0.5) ? Gender.Diverse
        : isFemale ? Gender.Female : Gender.Male;

    private LevelProof? Proof(Literacy literacy, DateOnly registeredOn)
    {
        var level = new Level(literacy switch
        {
            Literacy.None => chance.Pick((0, 78), (1, 22)),
            Literacy.OtherScript => chance.Pick((0, 46), (1, 34), (2, 12), (3, 8)),
            Literacy.LowLatin => chance.Pick((1, 60), (2, 30), (3, 10)),
            _ => chance.Pick((1, 24), (2, 14), (3, 14), (4, 10), (5, 11), (6, 8), (7, 15), (9, 4)),
        });
        var kind = chance.Pick((ProofKind.PlacementTest, 74), (ProofKind.SelfStated, 12), (ProofKind.Certificate, 9));
        var known = new LevelProof(
            level,
            kind,
            kind == ProofKind.SelfStated ? null : Tested(level, registeredOn),
            kind == ProofKind.PlacementTest && literacy == Literacy.Latin && level.Step is >= 2 and <= 3
                && chance.Percent(26));
        return chance.Percent(literacy == Literacy.None ? 60 : 97) ? known : null;
    }

    /// <summary>Tested at registration; whoever wants a vocational course was mostly tested again since.</summary>
    private DateOnly Tested(Level level, DateOnly registeredOn)
    {
        var again = calendar.Day.AddDays(-chance.Between(10, 150));
        return level.Step > 6 && again > registeredOn && chance.Percent(85)
            ? again
            : registeredOn.AddDays(chance.Between(0, 4));
    }

    private CourseKind? Recommended(Literacy literacy, LevelProof? proof) => proof?.Kind != ProofKind.PlacementTest
        || proof.EntryLevel.Step > 6 || !chance.Percent(62)
        ? null
        : literacy switch
        {
            Literacy.None => CourseKind.IntegrationLiteracy,
            Literacy.OtherScript => CourseKind.IntegrationSecondScript,
            Literacy.LowLatin => CourseKind.IntegrationLowLiteracy,
            _ when proof.PredictsIntensive => CourseKind.IntegrationIntensive,
            // The word on an old form.
            _ when chance.Percent(5) => CourseKind.IntegrationParents,
            _ => CourseKind.IntegrationGeneral,
        };

    private IReadOnlyList<string> Languages(SampleOrigin origin) => chance.Percent(24)
        ? [origin.Language, .. new[] { chance.Any(["en", "ru", "fr", "tr"]) }.Where(code => code != origin.Language)]
        : [origin.Language];

    private static IReadOnlyList<string> Scripts(SampleOrigin origin, Literacy literacy) => literacy switch
    {
        Literacy.None => [],
        Literacy.OtherScript => [origin.Script],
        _ => origin.Script == "Latn" ? ["Latn"] : ["Latn", origin.Script],
    };

    private int SchoolYears(Literacy literacy) => literacy switch
    {
        Literacy.None => chance.Between(0, 3),
        Literacy.LowLatin => chance.Between(2, 6),
        _ => chance.Between(7, 16),
    };

    private FunctionalNeeds Needs() => chance.Pick(
        (FunctionalNeeds.None, 945), (FunctionalNeeds.StepFree, 40), (FunctionalNeeds.HearingSupport, 8),
        (FunctionalNeeds.VisionSupport, 7));

    private Wishes Wishes(Gender gender)
    {
        var wishes = new Wishes(
            gender == Gender.Female && chance.Percent(9),
            chance.Percent(16) ? chance.Pick((DayPart.Morning, 6), (DayPart.Evening, 3), (DayPart.Afternoon, 1)) : null,
            chance.Percent(4) ? chance.Pick((CourseKind.Municipal, 2), (CourseKind.Volunteer, 2),
                (CourseKind.LowThresholdWomen, 1)) : null,
            chance.Percent(5) ? chance.Any(SampleCourses.Providers).Name : null);
        return wishes;
    }
}

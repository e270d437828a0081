using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Application.Policies;

/// <summary>The authority's choices. Built in: <c>policy.json</c>; an operator's file replaces it key by key.</summary>
/// <param name="Order">Who comes first.</param>
/// <param name="Fit">How well a course suits.</param>
/// <param name="Levels">Which module suits which level.</param>
/// <param name="Kinds">Which kinds are open to whom.</param>
/// <param name="Journeys">Estimate of journeys and their limits.</param>
/// <param name="Care">Childcare.</param>
/// <param name="Courses">Courses.</param>
/// <param name="Imports">Safety of imports.</param>
/// <param name="Offers">Offers: answers, moves, freed seats.</param>
/// <param name="Gate">What the publication gate holds a plan for.</param>
public sealed record Policy(
    OrderPolicy Order,
    FitPolicy Fit,
    LevelPolicy Levels,
    KindPolicy Kinds,
    JourneyPolicy Journeys,
    CarePolicy Care,
    CoursePolicy Courses,
    ImportPolicy Imports,
    OfferPolicy Offers,
    GatePolicy Gate);

/// <summary>Points for the order by law and waiting; see <see cref="Measure"/>.</summary>
/// <param name="Priority">Obliged, or sent by the Jobcenter.</param>
/// <param name="LongWaiting">Has waited at least <paramref name="LongWaitingFromMonths"/>.</param>
/// <param name="Parent">Looks after a child that needs care.</param>
/// <param name="Entitled">Has a claim or an admission.</param>
/// <param name="Voluntary">Everybody else.</param>
/// <param name="WaitingPointsPerMonth">Points per full month.</param>
/// <param name="WaitingMonthsMax">Months that count at most.</param>
/// <param name="LongWaitingFromMonths">Months from which waiting is long.</param>
/// <param name="NobodyBehindFromMonths">Months from which a person stands with those who come first by law.</param>
public sealed record OrderPolicy(
    int Priority,
    int LongWaiting,
    int Parent,
    int Entitled,
    int Voluntary,
    int WaitingPointsPerMonth,
    int WaitingMonthsMax,
    int LongWaitingFromMonths,
    int NobodyBehindFromMonths);

/// <summary>Most points each fit can give.</summary>
/// <param name="NearStart">The course starts soon.</param>
/// <param name="StartWeeksMax">Weeks after which nothing is given for the start.</param>
/// <param name="ShortJourney">The way is short.</param>
/// <param name="Level">The module teaches exactly the level to enter.</param>
/// <param name="WishWomenOnly">A wish to learn among women is met.</param>
/// <param name="WishDayPart">The wished part of the day is met.</param>
/// <param name="WishKind">The wished kind is met.</param>
/// <param name="WishProvider">The wished provider is met.</param>
/// <param name="LanguageMix">The first language is rare in the course.</param>
/// <param name="LanguagePrior">People of the waiting list's mixture every course is thought to hold already.</param>
/// <param name="RegularFirst">It is the general course.</param>
/// <param name="CareUsed">A childcare place is used.</param>
/// <param name="ExpiringSoon">The certificate must be taken up soon.</param>
/// <param name="ExpiringWithinDays">Days that are soon.</param>
/// <param name="PartnersAtOneSite">Given once to a couple with courses at one site.</param>
public sealed record FitPolicy(
    int NearStart,
    int StartWeeksMax,
    int ShortJourney,
    int Level,
    int WishWomenOnly,
    int WishDayPart,
    int WishKind,
    int WishProvider,
    int LanguageMix,
    int LanguagePrior,
    int RegularFirst,
    int CareUsed,
    int ExpiringSoon,
    int ExpiringWithinDays,
    int PartnersAtOneSite)
{
    /// <summary>Everything the fits of one person can give, the couple's bonus included.</summary>
    public int Sum => NearStart + ShortJourney + Level + WishWomenOnly + WishDayPart + WishKind + WishProvider
        + LanguageMix + RegularFirst + CareUsed + ExpiringSoon + PartnersAtOneSite;
}

/// <summary>Which module suits which level.</summary>
/// <param name="Below">Half steps the module may lie below the level to enter.</param>
/// <param name="Above">Half steps it may lie above.</param>
/// <param name="KindsWithout">Kinds taught without regard to level.</param>
/// <param name="IsTestRequired">The person's own word does not admit to a funded course.</param>
public sealed record LevelPolicy(int Below, int Above, IReadOnlyList<CourseKind> KindsWithout, bool IsTestRequired);

/// <summary>Which kinds are open to whom.</summary>
/// <param name="IntegrationEntitlement">Kinds that need an entitlement under the IntV when the Bund pays.</param>
/// <param name="VocationalEntitlement">Kinds that need one under the DeuFöV when the Bund pays.</param>
/// <param name="ForNone">Open to people who read and write in no script.</param>
/// <param name="ForOtherScript">Open to people literate in another script only.</param>
/// <param name="ForLowLatin">Open to people little used to reading and writing.</param>
/// <param name="ForLatin">Open to people literate in Latin script.</param>
/// <param name="EntitledToOpenOffers">People with a right to an integration course may be sent to open offers unasked.
/// </param>
/// <param name="EntitlementMustCoverStart">The printed last day must not lie before the first lesson.</param>
public sealed record KindPolicy(
    IReadOnlyList<CourseKind> IntegrationEntitlement,
    IReadOnlyList<CourseKind> VocationalEntitlement,
    IReadOnlyList<CourseKind> ForNone,
    IReadOnlyList<CourseKind> ForOtherScript,
    IReadOnlyList<CourseKind> ForLowLatin,
    IReadOnlyList<CourseKind> ForLatin,
    bool EntitledToOpenOffers,
    bool EntitlementMustCoverStart)
{
    /// <summary>The scheme whose entitlement a course needs, or null when it needs none.</summary>
    public Scheme? EntitlementFor(Course course) =>
        course.Funding != Funding.Federal ? null
        : IntegrationEntitlement.Contains(course.Kind) ? Scheme.Integration
        : VocationalEntitlement.Contains(course.Kind) ? Scheme.Vocational
        : null;

    /// <summary>Kinds open to a literacy; null when nothing is known of it.</summary>
    public IReadOnlyList<CourseKind>? For(Literacy literacy) => literacy switch
    {
        Literacy.Unstated => null,
        Literacy.None => ForNone,
        Literacy.OtherScript => ForOtherScript,
        Literacy.LowLatin => ForLowLatin,
        Literacy.Latin => ForLatin,
    };
}

/// <summary>Speed of one way of getting about from a day on.</summary>
/// <param name="Mobility">Way of getting about.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="KilometresPerHour">Speed between the stops, over the real way.</param>
/// <param name="OverheadMinutes">Minutes added to every journey: way to the stop, waiting, parking.</param>
public sealed record SpeedEntry(Mobility Mobility, DateOnly ValidFrom, double KilometresPerHour, int OverheadMinutes);

/// <summary>The estimate of journeys and their limits.</summary>
/// <param name="DetourFactor">Real way by straight line.</param>
/// <param name="Speeds">Speeds, dated.</param>
/// <param name="MinutesMaxOnFoot">Longest way where the person named none.</param>
/// <param name="MinutesMaxBicycle">Longest way where the person named none.</param>
/// <param name="MinutesMaxPublicTransport">Longest way where the person named none.</param>
/// <param name="MinutesMaxCar">Longest way where the person named none.</param>
public sealed record JourneyPolicy(
    double DetourFactor,
    IReadOnlyList<SpeedEntry> Speeds,
    int MinutesMaxOnFoot,
    int MinutesMaxBicycle,
    int MinutesMaxPublicTransport,
    int MinutesMaxCar)
{
    /// <summary>Longest way in minutes where the person named none.</summary>
    public int MinutesMax(Mobility mobility) => mobility switch
    {
        Mobility.OnFoot => MinutesMaxOnFoot,
        Mobility.Bicycle => MinutesMaxBicycle,
        Mobility.PublicTransport => MinutesMaxPublicTransport,
        Mobility.Car => MinutesMaxCar,
    };

    /// <summary>The speed in force on a day; before the first entry the first one.</summary>
    public SpeedEntry SpeedOf(Mobility mobility, DateOnly day)
    {
        var entries = Speeds.Where(entry => entry.Mobility == mobility).OrderBy(entry => entry.ValidFrom);
        return entries.LastOrDefault(entry => entry.ValidFrom <= day) ?? entries.First();
    }
}

/// <summary>Childcare.</summary>
/// <param name="BufferMinutes">Least minutes between care and lesson at different sites.</param>
/// <param name="WayMinutesMax">Farthest care group from the course.</param>
/// <param name="UnknownWayMinutes">Way assumed where it cannot be estimated.</param>
/// <param name="ArrangementsMax">Arrangements looked at per person and course.</param>
public sealed record CarePolicy(int BufferMinutes, int WayMinutesMax, int UnknownWayMinutes, int ArrangementsMax);

/// <summary>Courses.</summary>
/// <param name="LeadDays">Days between plan and first lesson.</param>
/// <param name="OpeningCost">Points a new course costs.</param>
/// <param name="MissedLessonsShare">Share of lessons that may be missed.</param>
/// <param name="LateEntry">Providers take people after the first day of a module unless they said no.</param>
public sealed record CoursePolicy(int LeadDays, int OpeningCost, double MissedLessonsShare, bool LateEntry);

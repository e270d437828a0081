using System.Text.Json.Serialization;

namespace CourseMatch.Host.Simulation;

/// <summary>One week of one way of assigning.</summary>
/// <param name="Week">1-based.</param>
/// <param name="Arrivals">People who came to the list.</param>
/// <param name="Waiting">People without a place at the end of the week.</param>
/// <param name="WaitingDays">Mean days from registration of those who wait.</param>
/// <param name="Offered">Places newly offered.</param>
/// <param name="DaysToOffer">Mean days from registration to a person's first offer, of offers of this week.</param>
/// <param name="Moves">People whose offered or accepted place became another one.</param>
/// <param name="TakenBack">Promises that ended without the person's doing and without another place; cancelled courses
/// not counted.</param>
/// <param name="FillRate">Seats promised in courses that begin within four weeks or run, 0 to 1.</param>
/// <param name="HeldNights">Nights whose plan the gate held.</param>
public sealed record SimulatedWeek(
    int Week, int Arrivals, int Waiting, double WaitingDays, int Offered, double DaysToOffer, int Moves, int TakenBack,
    double FillRate, int HeldNights);

/// <summary>All weeks of one way of assigning.</summary>
/// <param name="Way">Name: <c>coursematch</c>, <c>firstCome</c>, <c>freshEveryNight</c>.</param>
/// <param name="PeopleServed">People who held a place at any time.</param>
/// <param name="PromisesKept">Share of promises not taken back and not moved against the person, 0 to 1.</param>
/// <param name="Weeks">Week by week.</param>
public sealed record SimulatedWay(
    string Way, int PeopleServed, double PromisesKept, IReadOnlyList<SimulatedWeek> Weeks);

/// <summary>Weeks of a county, three ways side by side.</summary>
/// <param name="Seed">Seed of everything that happens.</param>
/// <param name="Weeks">Weeks.</param>
/// <param name="Families">Families and single people.</param>
/// <param name="SeatsPercent">Share of the sample's seats that courses have, in percent.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="InvariantFaults">Times that something was found that must never be.</param>
/// <param name="Ways">Side by side.</param>
public sealed record SimulationDocument(
    int Seed, int Weeks, int Families, int SeatsPercent, double Seconds, int InvariantFaults,
    IReadOnlyList<SimulatedWay> Ways);

/// <summary>JSON of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SimulationDocument))]
internal sealed partial class SimulationJson : JsonSerializerContext;

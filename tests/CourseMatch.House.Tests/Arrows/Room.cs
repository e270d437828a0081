namespace CourseMatch.House.Tests.Arrows;

/// <summary>What one room of the house may reach.</summary>
/// <param name="Projects">Rooms it may name in its project file.</param>
/// <param name="Packages">Packages it may name in its project file.</param>
/// <param name="Assemblies">Assemblies its code may use, beside the base class library and the two above.</param>
internal sealed record Room(string[] Projects, string[] Packages, string[] Assemblies)
{
    private const string Solving = "CourseMatch.Solving";
    private const string Application = "CourseMatch.Application";
    private const string Logging = "Microsoft.Extensions.Logging.Abstractions";

    /// <summary>One arrow, inward; see docs/architecture.md.</summary>
    public static IReadOnlyDictionary<string, Room> All { get; } = new Dictionary<string, Room>
    {
        [Solving] = new([], [], []),
        ["CourseMatch.Solving.CpSat"] = new([Solving], ["Google.Protobuf", "Grpc.Tools"], []),

        // FuzzySharp compares names letter by letter; it reaches nothing outside.
        [Application] = new([Solving], [Logging, "FuzzySharp"], []),

        // A plan of Application carries its problem, so Store meets the types of Solving without asking for them;
        // it says by the container's interface how its stores are made.
        ["CourseMatch.Store"] = new(
            [Application],
            ["Dapper", "Npgsql", Logging],
            [Solving, "Microsoft.Extensions.DependencyInjection.Abstractions"]),
        ["CourseMatch.Exchange"] = new(
            [Application],
            ["CsvHelper", "ExcelDataReader", "DocumentFormat.OpenXml", "System.Text.Encoding.CodePages", Logging],
            []),
        ["CourseMatch.Host"] = new(
            [Application, Solving, "CourseMatch.Solving.CpSat", "CourseMatch.Store", "CourseMatch.Exchange"],
            [
                "Bogus", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "Serilog", "Serilog.Extensions.Logging",
                "Serilog.Settings.Configuration", "Serilog.Sinks.Console", "Serilog.Sinks.File", "System.CommandLine",
                "Polly.Core", "Quartz", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "PdfSharp",
                "Microsoft.IdentityModel.Protocols", "Microsoft.IdentityModel.Protocols.OpenIdConnect",
                "Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Tokens",
            ],

            // It opens the pool of connections and knows the driver's failures by type; it writes no SQL.
            ["Npgsql"]),
    };
}

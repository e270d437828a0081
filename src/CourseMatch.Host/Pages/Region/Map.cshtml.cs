using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Region;
using CourseMatch.Application.Findings;
using CourseMatch.Host.Access;
using CourseMatch.Host.Pages.Parts;
using Microsoft.AspNetCore.Mvc;

namespace CourseMatch.Host.Pages.Region;

/// <summary>Map and week: where and when people wait, and what is offered there and then.</summary>
[Access(Role.Coordinator, Role.Counsellor, Role.Auditor)]
public sealed class MapModel : CasePage
{
    internal override string Title => Voice.Say("Map.Title");

    internal MapDrawing Drawing { get; private set; } = null!;

    internal PageTable Districts { get; private set; } = null!;

    internal PageTable Sites { get; private set; } = null!;

    internal CountyWeek Week { get; private set; } = null!;

    internal PageTable Hours { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? export, CancellationToken cancellation)
    {
        var sight = await SightAsync(cancellation);
        var map = CountyMap.Of(sight);
        Week = CountyWeek.Of(sight);
        Drawing = new MapDrawing(
            map,
            line => Voice.Say(
                "Map.District.Value", line.Postcode, line.Town ?? "", line.Waiting, line.WaitingWithChildren),
            line => Voice.Say("Map.Site.Value", line.Site.Name, line.Courses, line.FreeSeats, line.FreeCarePlaces));
        Districts = DistrictTable(map);
        Sites = SiteTable(map);
        Hours = HourTable();
        return export switch
        {
            "districts" => AsCsv(Districts, "districts"),
            "sites" => AsCsv(Sites, "sites"),
            "week" => AsCsv(Hours, "week"),
            _ => Page(),
        };
    }

    /// <summary>How deep an hour is drawn, 0 to 4: people who are free for each seat that is free; 4 where people are
    /// free and no seat is.</summary>
    internal int DepthOf(WeekHour hour) => hour.People == 0 ? 0
        : hour.FreeSeats == 0 ? 4
        : Math.Min(4, 1 + (hour.People / Math.Max(1, hour.FreeSeats * 2)));

    private PageTable DistrictTable(CountyMap map) => new(
        Voice.Say("Map.Districts"),
        Voice.Say("Map.Districts.Headers").Split('|'),
        [
            .. map.Districts.Select(line => (IReadOnlyList<Cell>)
            [
                line.Postcode.Length == 0
                    ? Voice.Say("Person.Unknown")
                    : new Cell(
                        line.Postcode,
                        "/newcomers?standing=waiting&postcode=" + Uri.EscapeDataString(line.Postcode)),
                line.Town ?? "",
                new Cell(Number(line.People)) { IsNumber = true },
                new Cell(Number(line.Waiting)) { IsNumber = true },
                new Cell(Number(line.WaitingWithChildren)) { IsNumber = true },
            ]),
        ])
    {
        Empty = Voice.Say("Map.Districts.Empty"),
        ExportAddress = "/map?export=districts",
    };

    private PageTable SiteTable(CountyMap map) => new(
        Voice.Say("Map.Sites"),
        Voice.Say("Map.Sites.Headers").Split('|'),
        [
            .. map.Sites.Select(line => (IReadOnlyList<Cell>)
            [
                new Cell(line.Site.Name, "/courses?q=" + Uri.EscapeDataString(line.Site.Name)),
                line.Site.Address.Town ?? "",
                new Cell(Number(line.Courses)) { IsNumber = true },
                new Cell(Number(line.FreeSeats)) { IsNumber = true },
                new Cell(Number(line.CareGroups)) { IsNumber = true },
                new Cell(Number(line.FreeCarePlaces)) { IsNumber = true },
            ]),
        ])
    {
        Empty = Voice.Say("Map.Sites.Empty"),
        ExportAddress = "/map?export=sites",
    };

    private PageTable HourTable() => new(
        Voice.Say("CountyWeek.Table"),
        Voice.Say("CountyWeek.Headers").Split('|'),
        [
            .. Week.Hours.Select(hour => (IReadOnlyList<Cell>)
            [
                FindingTexts.Term(hour.Day, Voice.Culture),
                WeekTable.HourOf(hour.Hour),
                new Cell(Number(hour.People)) { IsNumber = true },
                new Cell(Number(hour.Parents)) { IsNumber = true },
                new Cell(Number(hour.Lessons)) { IsNumber = true },
                new Cell(Number(hour.FreeSeats)) { IsNumber = true },
                new Cell(Number(hour.FreeCarePlaces)) { IsNumber = true },
            ]),
        ])
    {
        ExportAddress = "/map?export=week",
    };
}

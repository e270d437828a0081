using CourseMatch.Application;
using CourseMatch.Application.Care;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Exchange;
using CourseMatch.Host.Sample;

namespace CourseMatch.Host.Tests.Sample;

/// <summary>A sample written to a folder, read back by the real readers and laid out as a county without a
/// database.</summary>
internal sealed class SampleOnPaper
{
    private readonly Dictionary<(string, Address), Site> sites = [];
    private readonly List<Provider> providers = [];
    private readonly List<Course> courses = [];
    private readonly List<CareGroup> groups = [];
    private readonly List<(CareGroupRecord Record, ProviderId Provider)> care = [];
    private int nextSession = 1;

    private SampleOnPaper(string folder, DateOnly day, int seed)
    {
        Manifest = SampleCounty.Write(folder, day, seed);
        foreach (var file in Manifest.Files)
        {
            using var stream = File.OpenRead(Path.Combine(folder, file.File));
            switch (file.Subject)
            {
                case ImportSubject.Courses:
                    var readCourses = Kept(file, CourseFiles.Read(stream, day, ReadingOptions.Default));
                    CourseRecords.AddRange(readCourses.Records);
                    courses.AddRange(readCourses.Records.Select(record => CourseOf(record, ProviderOf(file.Source))));
                    break;
                case ImportSubject.Care:
                    var readCare = Kept(file, CareFiles.Read(stream, day, ReadingOptions.Default));
                    care.AddRange(readCare.Records.Select(record => (record, ProviderOf(file.Source))));
                    break;
                case ImportSubject.Newcomers:
                    var people = Kept(file, NewcomerFiles.Read(stream, day, ReadingOptions.Default));
                    NewcomerRecords.AddRange(people.Records);
                    break;
            }
        }

        groups.AddRange(care.Select((pair, index) => GroupOf(pair.Record, pair.Provider, index + 1)));
        County = CountyOf();
    }

    public SampleManifest Manifest { get; }

    public List<(string File, Finding Finding)> Findings { get; } = [];

    public List<CourseRecord> CourseRecords { get; } = [];

    public List<NewcomerRecord> NewcomerRecords { get; } = [];

    public IReadOnlyList<CareGroupRecord> CareRecords => [.. care.Select(pair => pair.Record)];

    public Application.Counties.County County { get; }

    public static SampleOnPaper Of(DateOnly day, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("coursematch-sample-").FullName;
        try
        {
            return new SampleOnPaper(folder, day, seed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private FileReading<T> Kept<T>(SampleFile file, FileReading<T> reading)
    {
        Findings.AddRange(reading.Findings.Select(finding => (file.File, finding)));
        return reading;
    }

    private ProviderId ProviderOf(string name)
    {
        var known = providers.Find(provider => provider.Name == name);
        if (known is null)
        {
            known = new Provider(new ProviderId(providers.Count + 1), name, false);
            providers.Add(known);
        }

        return known.Id;
    }

    /// <summary>One site per name and address, with the best point and everything offered, as the store keeps them.
    /// </summary>
    private SiteId? SiteOf(SiteRecord? record)
    {
        if (record is null)
        {
            return null;
        }

        var key = (record.Name, record.Address with { Point = null });
        var known = sites.GetValueOrDefault(key)
            ?? new Site(new SiteId(sites.Count + 1), record.Name, record.Address, record.Offers);
        sites[key] = known with
        {
            Address = known.Address.Point is null ? record.Address : known.Address,
            Offers = known.Offers | record.Offers,
        };
        return known.Id;
    }

    private Course CourseOf(CourseRecord record, ProviderId provider) => new(
        new CourseId(courses.Count + 1), provider, record.Key, record.Number, record.Title, record.Kind,
        SiteOf(record.Site), record.Modules, record.Lessons, record.Seats, record.MinimumToRun, record.SeatsReserved,
        record.SeatsBooked, record.SeatsBooked ?? 0, record.IsWomenOnly, record.IsForParents, record.Mode,
        record.Funding, record.State);

    private CareGroup GroupOf(CareGroupRecord record, ProviderId provider, int id) => new(
        new CareGroupId(id), provider, record.Key, record.Name, SiteOf(record.Site), record.AgeMonthsFrom,
        record.AgeMonthsBelow, record.Days,
        [.. record.Sessions.Select(session => new CareSession(
            new CareSessionId(nextSession++), session.Day, session.From, session.To, session.Places))],
        record.CourseNumbers.Count == 0
            ? null
            : [.. courses.Where(course => record.CourseNumbers.Contains(course.Number)).Select(course => course.Id)],
        record.IsSubsidiary);

    private Application.Counties.County CountyOf()
    {
        var homes = NewcomerRecords
            .Select((record, index) => (Record: record, Id: new NewcomerId(index + 1)))
            .Where(pair => pair.Record.HouseholdKey is not null || pair.Record.Children.Count > 0)
            .GroupBy(pair => pair.Record.HouseholdKey ?? pair.Record.Key)
            .Select((group, index) => (Id: new HouseholdId(index + 1), Members: group.ToArray()))
            .ToArray();
        var nextChild = 1;
        var households = homes.Select(home => new Household(
            home.Id,
            [.. home.Members.Select(member => member.Id)],
            [.. home.Members.SelectMany(member => member.Record.Children).Select(child => new Child(
                new ChildId(nextChild++), child.BirthDate, child.IsBirthDateEstimated, child.CareNeed, child.Kita))]))
            .ToArray();
        var householdOf = households.SelectMany(home => home.Partners, (home, partner) => (home.Id, partner))
            .ToDictionary(pair => pair.partner, pair => pair.Id);
        var newcomers = NewcomerRecords.Select((record, index) => record.Newcomer with
        {
            Id = new NewcomerId(index + 1),
            Household = householdOf.TryGetValue(new NewcomerId(index + 1), out var home) ? home : null,
        });
        return new Application.Counties.County(
            new MunicipalityId(1), Manifest.County, providers, [.. sites.Values], courses, groups, [.. newcomers],
            households, []);
    }
}

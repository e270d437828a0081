using CourseMatch.Application;
using CourseMatch.Application.Care;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;

namespace CourseMatch.Exchange.Writing;

/// <summary>What is on file, found by its number.</summary>
internal sealed class CountyIndex(County county)
{
    private readonly Dictionary<ProviderId, string> providers =
        county.Providers.ToDictionary(provider => provider.Id, provider => provider.Name);

    private readonly Dictionary<SiteId, Site> sites = county.Sites.ToDictionary(site => site.Id);

    public Dictionary<NewcomerId, Newcomer> Newcomers { get; } =
        county.Newcomers.ToDictionary(newcomer => newcomer.Id);

    public Dictionary<CourseId, Course> Courses { get; } = county.Courses.ToDictionary(course => course.Id);

    public Dictionary<CareGroupId, CareGroup> Groups { get; } = county.CareGroups.ToDictionary(group => group.Id);

    public Dictionary<ChildId, Child> Children { get; } =
        county.Households.SelectMany(household => household.Children).ToDictionary(child => child.Id);

    public string ProviderOf(ProviderId provider) => providers.GetValueOrDefault(provider, "");

    public Site? SiteOf(SiteId? site) => site is { } known ? sites.GetValueOrDefault(known) : null;
}

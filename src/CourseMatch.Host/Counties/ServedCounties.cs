using System.Collections.Concurrent;
using CourseMatch.Application.Access;
using CourseMatch.Host.Database;
using CourseMatch.Host.Jobs;

namespace CourseMatch.Host.Counties;

/// <summary>The county of each session, as far as it reaches: every request works on the one of its account.</summary>
internal sealed class ServedCounties(
    OpenedDatabase database, NightSettings settings, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>How long law, policy and the table of postcodes are kept before they are read again.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private static readonly object Key = new();

    private readonly ConcurrentDictionary<Reach, (ServedCounty County, DateTimeOffset ReadAt)> counties = new();

    /// <summary>The county of the request, which the gate has put there.</summary>
    public static ServedCounty Of(HttpContext context) =>
        context.Items[Key] as ServedCounty ?? throw new InvalidOperationException("Nobody is signed in.");

    public static void Set(HttpContext context, ServedCounty county) => context.Items[Key] = county;

    /// <summary>The whole county behind a session, for the few use cases that decide themselves what a provider may
    /// touch and have to see the others to do it, such as filling a seat somebody left.</summary>
    public Task<ServedCounty> WholeOfAsync(HttpContext context, CancellationToken cancellation) =>
        OfAsync(new Reach(Of(context).Municipality, Sight.Cases, null, IsReadOnly: false), cancellation);

    /// <summary>The county as far as <paramref name="reach"/> goes.</summary>
    /// <exception cref="SettingsRefusedException">The operator's policy has faults.</exception>
    public async Task<ServedCounty> OfAsync(Reach reach, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (counties.TryGetValue(reach, out var known) && now - known.ReadAt < KeptFor)
        {
            return known.County;
        }

        var county = await ServedCounty.OpenAsync(
            database.PartsFor(reach), reach.Municipality, settings, loggers, cancellation,
            mayReply: reach is { Sight: Sight.Cases, IsReadOnly: false });
        counties[reach] = (county, now);
        return county;
    }
}

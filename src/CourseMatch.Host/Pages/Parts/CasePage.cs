using CourseMatch.Application.Access;
using CourseMatch.Application.Desk.Sights;
using CourseMatch.Application.Offers;
using CourseMatch.Host.Desks;
using Microsoft.AspNetCore.WebUtilities;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>A page that shows cases of a municipality.</summary>
public abstract class CasePage : DeskPage
{
    /// <summary>The desk of the reader's municipality.</summary>
    internal Task<Desk> DeskAsync(CancellationToken cancellation) =>
        HttpContext.RequestServices.GetRequiredService<Desks.Desks>().OfAsync(County, cancellation);

    /// <summary>The municipality as it is now.</summary>
    internal async Task<CountySight> SightAsync(CancellationToken cancellation) =>
        await (await DeskAsync(cancellation)).SightAsync(cancellation);

    /// <summary>This page with other values in its address; null takes one out. The number of the part is forgotten,
    /// since another filter begins at the beginning.</summary>
    internal string AddressWith(params (string Name, string? Value)[] changes)
    {
        var values = Request.Query
            .Where(pair => pair.Key != "page" && pair.Key != "export"
                && Array.TrueForAll(changes, change => change.Name != pair.Key))
            .ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        foreach (var (name, value) in changes.Where(change => change.Value is not null))
        {
            values[name] = value;
        }

        return QueryHelpers.AddQueryString(Request.Path, values.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    /// <summary>One value of the address, or null; never longer than a line.</summary>
    internal string? Asked(string name) =>
        Request.Query[name].ToString() is { Length: > 0 and <= 200 } value && !value.Contains('\0') ? value : null;

    /// <summary>One value of the address that names a member, in its small letters, or null.</summary>
    internal T? Asked<T>(string name)
        where T : struct, Enum =>
        Asked(name) is { } text && !int.TryParse(text, out _) && Enum.TryParse<T>(text, ignoreCase: true, out var found)
            ? found
            : null;

    /// <summary>Whether pages of plans, imports and decisions are open to the reader; links to them stand only where
    /// they are.</summary>
    internal bool SeesPlans => Reader!.Role is Role.Coordinator or Role.Auditor;

    /// <summary>The reader as the one who takes a step.</summary>
    internal Actor By => new(
        Reader!.Role == Role.Counsellor ? ActorKind.Counsellor : ActorKind.Coordinator, Reader.Login);

    /// <summary>A day as the reader writes it.</summary>
    internal string Day(DateOnly day) => day.ToString("d", Voice.Culture);

    /// <summary>A number as the reader writes it.</summary>
    internal string Number(long number) => number.ToString("#,0", Voice.Culture);
}

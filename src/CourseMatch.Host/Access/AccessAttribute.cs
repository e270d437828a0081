using CourseMatch.Application.Access;

namespace CourseMatch.Host.Access;

/// <summary>The declared rule of a route: who may read it and who may send something to it. A route without one lets
/// nobody in.</summary>
/// <param name="readers">Roles that may read.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(params Role[] readers) : Attribute
{
    /// <summary>Roles that may read.</summary>
    public IReadOnlyList<Role> Readers { get; } = readers;

    /// <summary>Roles that may send something; without any, those that may read.</summary>
    public Role[] Writers { get; init; } = readers;

    /// <summary>Open to people who are not signed in, too.</summary>
    public bool IsForEverybody { get; init; }

    /// <summary>Whether a role may do this.</summary>
    public bool Admits(Role role, bool isWrite) => IsForEverybody || (isWrite ? Writers : Readers).Contains(role);
}

/// <summary>The same rule for endpoints that are no pages.</summary>
internal static class AccessRules
{
    private static readonly Role[] AllRoles = Enum.GetValues<Role>();

    /// <summary>Open to everybody, signed in or not.</summary>
    public static TBuilder Everybody<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new AccessAttribute(AllRoles) { IsForEverybody = true });

    /// <summary>Open to these roles.</summary>
    public static TBuilder For<TBuilder>(this TBuilder route, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessAttribute(roles));

    /// <summary>Whether a request changes something.</summary>
    public static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && !HttpMethods.IsOptions(request.Method);
}

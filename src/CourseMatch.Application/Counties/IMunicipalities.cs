namespace CourseMatch.Application.Counties;

/// <summary>One municipality of the installation.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name, unique.</param>
public sealed record Municipality(MunicipalityId Id, string Name);

/// <summary>Port: the municipalities one installation serves; a Land may keep all its counties in one database.
/// </summary>
public interface IMunicipalities
{
    /// <summary>All of them, by number.</summary>
    Task<IReadOnlyList<Municipality>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds one.</summary>
    /// <param name="name">Name; not blank.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new one, or null when the name is taken.</returns>
    Task<Municipality?> AddAsync(string name, CancellationToken cancellationToken);
}

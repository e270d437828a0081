namespace CourseMatch.Application.Imports.Columns;

/// <summary>Port: the column mappings of providers and authorities, one per source and subject.</summary>
public interface IColumnMappings
{
    /// <summary>The mapping remembered for a source, or null.</summary>
    Task<ColumnMapping?> FindAsync(
        MunicipalityId municipality, ImportSubject subject, string source, CancellationToken cancellationToken);

    /// <summary>Remembers a mapping in the place of the one before; an empty one forgets it.</summary>
    Task SaveAsync(
        MunicipalityId municipality, string source, ColumnMapping mapping, CancellationToken cancellationToken);
}

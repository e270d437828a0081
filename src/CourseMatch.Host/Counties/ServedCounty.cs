using CourseMatch.Application;
using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Rules;
using CourseMatch.Host.Jobs;
using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Counties;

/// <summary>What verbs, pages and endpoints work on.</summary>
/// <param name="Store">The database.</param>
/// <param name="Imports">What imports keep in it.</param>
/// <param name="Municipality">The municipality in it.</param>
/// <param name="Rules">Law and policy in force.</param>
/// <param name="UseCases">The use cases.</param>
/// <param name="Diary">Where it is written down what was done.</param>
/// <param name="Nights">Nights: run and looked at.</param>
internal sealed record ServedCounty(
    ICountyStore Store, IImportStore Imports, MunicipalityId Municipality, RuleBook Rules, UseCases UseCases,
    Diary Diary, NightShift Nights)
{
    /// <summary>Column mappings made by hand, by source.</summary>
    public required IColumnMappings ColumnMappings { get; init; }
}

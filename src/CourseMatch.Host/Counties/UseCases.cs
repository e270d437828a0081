using CourseMatch.Application.Counties;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Plans;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Counties;

/// <summary>The use cases, put together from their parts; verbs, endpoints and pages call one of them each.</summary>
internal sealed class UseCases(ICountyStore store, IImportStore imports, Planning planning, TimeProvider time)
{
    public ImportFile Importing => new(imports, planning.Rules.Policy.Imports, time);

    public CorrectRecord Correcting => new(imports, time);

    public LinkNewcomers Linking => new(imports, time);

    public DecideDuplicate DecidingDuplicates => new(imports, time);

    public UndoImport UndoingImports => new(imports, time);

    public PublishPlan Publishing => new(store, planning, time);

    public ExplainNewcomer Explaining => new(store, planning, time);

    public MatchNewcomers Matching(IAllocationEngine engine) => new(store, engine, planning, time);
}

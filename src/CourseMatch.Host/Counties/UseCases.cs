using CourseMatch.Application.Counties;
using CourseMatch.Application.Gate;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Matching;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;
using CourseMatch.Solving.Engines;

namespace CourseMatch.Host.Counties;

/// <summary>The use cases, put together from their parts; verbs, endpoints and pages call one of them each.</summary>
internal sealed class UseCases(
    ICountyStore store, IImportStore imports, Planning planning, TimeProvider time,
    IReplyLinks? links = null)
{
    public ImportFile Importing => new(imports, planning.Rules.Policy.Imports, time);

    public CorrectRecord Correcting => new(imports, time);

    public EnterCareGroup EnteringCare => new(imports, Importing);

    public LinkNewcomers Linking => new(imports, time);

    public DecideDuplicate DecidingDuplicates => new(imports, time);

    public UndoImport UndoingImports => new(imports, time);

    /// <summary>Every publication, by hand or by night.</summary>
    public PublishThroughGate Publishing => new(store, planning, time, links);

    public DecideProposals DecidingProposals => new(store, time);

    public DraftFromAccepted DraftingFromAccepted => new(store, planning, time);

    public AnswerOffer Answering => new(store, time);

    public RecordAttendance RecordingAttendance => new(store, time);

    public LockPlacement Locking => new(store, time);

    public LapseOffers Lapsing => new(store, planning, time, links);

    public CancelCourse CancellingCourses => new(store, planning, time);

    public WithdrawNewcomer Withdrawing => new(store, time);

    public StepForMany SteppingForMany => new(Answering, Locking, Withdrawing);

    public AcceptLateEntry LateEntry => new(store);

    public ExplainNewcomer Explaining => new(store, planning, time);

    public FillFreeSeats Filling(IAllocationEngine engine) => new(store, engine, planning, time, links);

    public PlaceByHand PlacingByHand(IAllocationEngine engine) => new(store, engine, planning, time, links);

    public PolicyCanary Canary(IAllocationEngine engine) => new(store, engine, planning, time);

    public MatchNewcomers Matching(IAllocationEngine engine) => new(store, engine, planning, time);
}

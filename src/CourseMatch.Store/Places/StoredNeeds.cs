using CourseMatch.Application.Places;

namespace CourseMatch.Store.Places;

/// <summary>Functional needs from their columns: each need is a column of its own, so that SQL can ask for
/// it.</summary>
internal static class StoredNeeds
{
    public static FunctionalNeeds Of(bool stepFree, bool hearingSupport, bool visionSupport) =>
        (stepFree ? FunctionalNeeds.StepFree : FunctionalNeeds.None)
        | (hearingSupport ? FunctionalNeeds.HearingSupport : FunctionalNeeds.None)
        | (visionSupport ? FunctionalNeeds.VisionSupport : FunctionalNeeds.None);
}

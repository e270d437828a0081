namespace CourseMatch.Application.Offers;

/// <summary>Port: addresses at which a person can answer without an account.</summary>
public interface IReplyLinks
{
    /// <summary>The signed address for one offer, or null when this installation has no public address.</summary>
    string? LinkFor(MunicipalityId municipality, Place place);
}

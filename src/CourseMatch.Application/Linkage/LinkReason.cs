namespace CourseMatch.Application.Linkage;

/// <summary>What speaks for or against two records being one person.</summary>
public enum LinkTrait
{
    /// <summary>The same file number.</summary>
    SameNumber,

    /// <summary>The same date of birth.</summary>
    SameBirthDate,

    /// <summary>The same 1 January: a day many offices write when only the year is known.</summary>
    SameFirstOfJanuary,

    /// <summary>The same year, and one of the two says 1 January.</summary>
    YearAndFirstOfJanuary,

    /// <summary>Day and month are swapped.</summary>
    SwappedBirthDate,

    /// <summary>One part of the date of birth differs.</summary>
    NearBirthDate,

    /// <summary>Different dates of birth.</summary>
    OtherBirthDate,

    /// <summary>The same family name.</summary>
    SameFamilyName,

    /// <summary>Nearly the same family name, or one of its parts.</summary>
    NearFamilyName,

    /// <summary>The family names sound alike.</summary>
    FamilyNameSoundsAlike,

    /// <summary>Different family names.</summary>
    OtherFamilyName,

    /// <summary>The same given name.</summary>
    SameGivenName,

    /// <summary>Nearly the same given name, or one of several.</summary>
    NearGivenName,

    /// <summary>The given names sound alike.</summary>
    GivenNameSoundsAlike,

    /// <summary>Different given names.</summary>
    OtherGivenName,

    /// <summary>Family name and given name stand the other way round.</summary>
    SwappedNames,

    /// <summary>The same gender.</summary>
    SameGender,

    /// <summary>Different genders.</summary>
    OtherGender,

    /// <summary>The same postcode.</summary>
    SamePostcode,

    /// <summary>Different postcodes.</summary>
    OtherPostcode,

    /// <summary>The same street and number.</summary>
    SameStreet,

    /// <summary>The same first language.</summary>
    SameLanguage,

    /// <summary>Different first languages.</summary>
    OtherLanguage,

    /// <summary>A child with the same date of birth.</summary>
    SameChild,
}

/// <summary>One reason with its weight.</summary>
/// <param name="Trait">What was compared and found.</param>
/// <param name="Bits">How much it speaks for one person, log2 of how much likelier it is for one person than for two;
/// negative speaks against.</param>
public sealed record LinkReason(LinkTrait Trait, double Bits);

/// <summary>How sure it is.</summary>
public enum LinkCertainty
{
    /// <summary>A person decides.</summary>
    Probable,

    /// <summary>Merged without asking.</summary>
    Certain,
}

/// <summary>Two records that may be one person.</summary>
/// <param name="First">The one with the lower number.</param>
/// <param name="Second">The other.</param>
/// <param name="Bits">Sum of the reasons.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Reasons">Why.</param>
public sealed record LinkCandidate(
    NewcomerId First, NewcomerId Second, double Bits, LinkCertainty Certainty, IReadOnlyList<LinkReason> Reasons);

using CourseMatch.Application.Newcomers;

namespace CourseMatch.Application.Linkage;

/// <summary>Scores two records: the sum of log-likelihood weights of Fellegi and Sunter, in bits.</summary>
/// <remarks>
/// A weight says how much likelier an agreement is for one person than for two by chance. Names weigh by how rare they
/// are among the people compared: to share "Mohammed" says little. Nothing is certain by its sum alone: the names must
/// agree letter by letter or nearly, the date of birth must agree, and nothing may speak against it; otherwise a
/// person decides. Twins with one family name, birthday and address differ in nothing but the given name, so given
/// names that only sound alike are never enough.
/// </remarks>
internal sealed class LinkScoring(IReadOnlyList<PersonTraits> people)
{
    /// <summary>From here on a pair is certain, if nothing else forbids it.</summary>
    public const double CertainBits = 27;

    /// <summary>From here on a person is asked.</summary>
    public const double ProbableBits = 15;

    private const double RarestBits = 11;
    private const double CommonestBits = 4;

    private readonly Dictionary<string, int> familyNames = Counted(people.Select(person => person.Family.Text));
    private readonly Dictionary<string, int> givenNames = Counted(people.Select(person => person.Given.Text));

    public LinkCandidate? Score(PersonTraits one, PersonTraits two)
    {
        var (first, second) = one.Newcomer.Value < two.Newcomer.Value ? (one, two) : (two, one);
        var family = NameComparison.Of(first.Family, second.Family);
        var given = NameComparison.Of(first.Given, second.Given);
        var reasons = new List<LinkReason>(9);
        if (family == NameAgreement.Other && given == NameAgreement.Other
            && NameComparison.Of(first.Family, second.Given) >= NameAgreement.Near
            && NameComparison.Of(first.Given, second.Family) >= NameAgreement.Near)
        {
            reasons.Add(new LinkReason(
                LinkTrait.SwappedNames,
                Rarity(givenNames, first.Family) + Rarity(familyNames, first.Given) - 3));
            (family, given) = (NameAgreement.Near, NameAgreement.Near);
        }
        else
        {
            reasons.Add(FamilyReason(family, first, second));
            reasons.Add(GivenReason(given, first, second));
        }

        var birth = BirthReason(first.BirthDate, second.BirthDate);
        reasons.Add(birth);
        AddRest(reasons, first, second);
        var bits = reasons.Sum(reason => reason.Bits);
        var isSameNumber = reasons.Any(reason => reason.Trait == LinkTrait.SameNumber);
        return bits < ProbableBits
            ? null
            : new LinkCandidate(
                first.Newcomer,
                second.Newcomer,
                bits,
                IsCertain(bits, first, second, family, given, birth.Trait, isSameNumber)
                    ? LinkCertainty.Certain
                    : LinkCertainty.Probable,
                reasons);
    }

    private static bool IsCertain(
        double bits,
        PersonTraits first,
        PersonTraits second,
        NameAgreement family,
        NameAgreement given,
        LinkTrait birth,
        bool isSameNumber)
    {
        var isBirthSure = birth is LinkTrait.SameBirthDate or LinkTrait.SwappedBirthDate
            || birth == LinkTrait.SameFirstOfJanuary && bits >= CertainBits + 4;
        var isGenderOpen = first.Gender == second.Gender
            || first.Gender == Gender.Unstated || second.Gender == Gender.Unstated;
        var areNamesSure = isSameNumber
            ? family >= NameAgreement.SoundsAlike && given >= NameAgreement.SoundsAlike
            : family >= NameAgreement.Near && given >= NameAgreement.Near
                && (family == NameAgreement.Same || given == NameAgreement.Same || bits >= CertainBits + 4);
        return bits >= CertainBits && first.Source != second.Source && isBirthSure && isGenderOpen && areNamesSure;
    }

    private LinkReason FamilyReason(NameAgreement agreement, PersonTraits first, PersonTraits second) =>
        agreement switch
        {
            NameAgreement.Same => new(LinkTrait.SameFamilyName, Rarity(familyNames, first.Family)),
            NameAgreement.Near => new(
                LinkTrait.NearFamilyName,
                Math.Min(Rarity(familyNames, first.Family), Rarity(familyNames, second.Family)) - 1),
            NameAgreement.SoundsAlike => new(LinkTrait.FamilyNameSoundsAlike, 4),
            NameAgreement.Other => new(LinkTrait.OtherFamilyName, -5),
        };

    private LinkReason GivenReason(NameAgreement agreement, PersonTraits first, PersonTraits second) =>
        agreement switch
        {
            NameAgreement.Same => new(LinkTrait.SameGivenName, Rarity(givenNames, first.Given)),
            NameAgreement.Near => new(
                LinkTrait.NearGivenName,
                Math.Min(Rarity(givenNames, first.Given), Rarity(givenNames, second.Given)) - 1),
            NameAgreement.SoundsAlike => new(LinkTrait.GivenNameSoundsAlike, 3.5),
            NameAgreement.Other => new(LinkTrait.OtherGivenName, -6),
        };

    private static LinkReason BirthReason(DateOnly first, DateOnly second)
    {
        var isFirstOfJanuary = first is { Day: 1, Month: 1 } || second is { Day: 1, Month: 1 };
        if (first == second)
        {
            return isFirstOfJanuary
                ? new LinkReason(LinkTrait.SameFirstOfJanuary, 8.5)
                : new LinkReason(LinkTrait.SameBirthDate, 13.5);
        }

        if (first.Year == second.Year && isFirstOfJanuary)
        {
            return new LinkReason(LinkTrait.YearAndFirstOfJanuary, 3.5);
        }

        if (first.Year == second.Year && first.Day == second.Month && first.Month == second.Day)
        {
            return new LinkReason(LinkTrait.SwappedBirthDate, 10);
        }

        var same = (first.Year == second.Year ? 1 : 0) + (first.Month == second.Month ? 1 : 0)
            + (first.Day == second.Day ? 1 : 0);
        return same == 2
            ? new LinkReason(LinkTrait.NearBirthDate, 2.5)
            : new LinkReason(LinkTrait.OtherBirthDate, -7.5);
    }

    private static void AddRest(List<LinkReason> reasons, PersonTraits first, PersonTraits second)
    {
        if (first.Number.Length >= 5 && first.Number == second.Number)
        {
            reasons.Add(new LinkReason(LinkTrait.SameNumber, 12));
        }

        if (first.Gender != Gender.Unstated && second.Gender != Gender.Unstated)
        {
            reasons.Add(first.Gender == second.Gender
                ? new LinkReason(LinkTrait.SameGender, 0.9)
                : new LinkReason(LinkTrait.OtherGender, -5));
        }

        if (first.Postcode is not null && second.Postcode is not null)
        {
            reasons.Add(first.Postcode == second.Postcode
                ? new LinkReason(LinkTrait.SamePostcode, 4)
                : new LinkReason(LinkTrait.OtherPostcode, -1));
        }

        if (first.Street is { Length: > 3 } && first.Street == second.Street && first.Postcode == second.Postcode)
        {
            reasons.Add(new LinkReason(LinkTrait.SameStreet, 5));
        }

        if (first.Language is not null && second.Language is not null)
        {
            reasons.Add(first.Language == second.Language
                ? new LinkReason(LinkTrait.SameLanguage, 1.5)
                : new LinkReason(LinkTrait.OtherLanguage, -2));
        }

        if (first.Children.Any(second.Children.Contains))
        {
            reasons.Add(new LinkReason(LinkTrait.SameChild, 8));
        }
    }

    /// <summary>log2 of one in how many carries the name.</summary>
    private double Rarity(Dictionary<string, int> names, FoldedName name) => Math.Clamp(
        Math.Log2((double)people.Count / Math.Max(1, names.GetValueOrDefault(name.Text, 1))),
        CommonestBits,
        RarestBits);

    private static Dictionary<string, int> Counted(IEnumerable<string> names)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}

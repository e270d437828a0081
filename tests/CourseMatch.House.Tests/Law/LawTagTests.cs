namespace CourseMatch.House.Tests.Law;

public sealed class LawTagTests
{
    [Fact]
    public void Every_number_of_law_names_its_law() =>
        Guard.Silent(Clone.FilesNamed("/LegalLimits.cs").SelectMany(LawTags.Faults));

    [Fact]
    public void A_number_without_its_law_is_seen()
    {
        var file = new HouseFile("src/LegalLimits.cs", """
            public static class LegalLimits
            {
                /// <summary>Seats of a course.</summary>
                /// <law read="2026-11-22">IntV § 14 Abs. 2</law>
                [Pure]
                public const int SeatsMax = 25;

                /// <summary>No law at all.</summary>
                public const int First = 1;

                /// <law>IntV § 11, but when was it read?</law>
                public static int Second => 2;

                /// <law read="2026-11-22"></law>
                public static readonly int Third = 3;

                private const int Fourth = 4;
            }
            """);
        Guard.Complains(3, LawTags.Faults(file));
    }
}

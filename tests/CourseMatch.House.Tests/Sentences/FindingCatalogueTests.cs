namespace CourseMatch.House.Tests.Sentences;

public sealed class FindingCatalogueTests
{
    private static readonly HouseFile Says = new("src/A.cs", "Finding.Of(\"CM1107\")");
    private static readonly HouseFile Texts =
        TextParityTests.German(("CM1107", "Das Datum liegt in der Zukunft."), ("CM1107.Advice", "Bitte prüfen."));
    private static readonly HouseFile Catalogue = new(FindingCatalogue.Path, "| CM1107 | date in the future |");

    [Fact]
    public void Every_finding_has_its_sentence_and_its_advice() =>
        Guard.Silent(FindingCatalogue.Untold(Sources, Clone.FilesNamed(".resx")));

    [FactOnceCatalogued]
    public void Every_finding_is_documented() => Guard.Silent(FindingCatalogue.Undocumented(
        Sources, Clone.FilesNamed(".resx"), Clone.Files.Single(file => file.Path == FindingCatalogue.Path)));

    [Fact]
    public void A_complete_one_is_fine()
    {
        Guard.Silent(FindingCatalogue.Untold([Says], [Texts]));
        Guard.Silent(FindingCatalogue.Undocumented([Says], [Texts], Catalogue));
    }

    [Fact]
    public void A_code_without_text_or_advice_is_seen()
    {
        Guard.Complains(2, FindingCatalogue.Untold([Says], []));
        Guard.Complains(1, FindingCatalogue.Untold([Says], [TextParityTests.German(("CM1107", "Ein Satz."))]));
        Guard.Complains(1, FindingCatalogue.Untold([Says], [TextParityTests.German(("CM1107.Advice", "Ein Rat."))]));
    }

    [Fact]
    public void A_code_without_document_and_a_document_without_text_are_seen()
    {
        Guard.Complains(1, FindingCatalogue.Undocumented([Says], [Texts], Catalogue with { Text = "nothing" }));
        Guard.Complains(1, FindingCatalogue.Undocumented([], [], Catalogue));
    }

    private static IEnumerable<HouseFile> Sources => Clone.Files.Where(file => file.IsSource);

    private sealed class FactOnceCataloguedAttribute : FactAttribute
    {
        public FactOnceCataloguedAttribute() =>
            Skip = Clone.Exists(FindingCatalogue.Path) ? null : $"{FindingCatalogue.Path} is not written yet.";
    }
}

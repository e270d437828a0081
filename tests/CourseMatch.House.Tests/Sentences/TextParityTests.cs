using System.Xml.Linq;

namespace CourseMatch.House.Tests.Sentences;

public sealed class TextParityTests
{
    [Fact]
    public void Every_text_exists_in_both_languages() =>
        Guard.Silent(TextParity.Faults(Clone.FilesNamed(".resx").ToArray()));

    [Fact]
    public void A_file_in_one_language_only_is_seen()
    {
        Guard.Complains(1, TextParity.Faults([German(("A", "ja"))]));
        Guard.Complains(1, TextParity.Faults([English(("A", "yes"))]));
    }

    [Fact]
    public void A_text_in_one_language_only_is_seen()
    {
        Guard.Complains(1, TextParity.Faults([German(("A", "ja"), ("B", "nein")), English(("A", "yes"))]));
        Guard.Complains(1, TextParity.Faults([German(("A", "ja")), English(("A", "yes"), ("B", "no"))]));
    }

    [Theory]
    [InlineData("{0} von {1}", "{0}")]
    [InlineData("{0}", "{0} of {1}")]
    [InlineData("am {0:d}", "on {1:d}")]
    public void Other_values_are_seen(string german, string english) =>
        Guard.Complains(1, TextParity.Faults([German(("A", german)), English(("A", english))]));

    [Fact]
    public void The_same_values_in_another_order_are_fine() =>
        Guard.Silent(TextParity.Faults([German(("A", "{0} am {1:d}")), English(("A", "on {1:D}: {0}"))]));

    [Fact]
    public void Empty_and_double_texts_are_seen()
    {
        Guard.Complains(2, TextParity.Faults([German(("A", " ")), English(("A", ""))]));
        Guard.Complains(1, TextParity.Faults([German(("A", "ja"), ("A", "doch")), English(("A", "yes"))]));
    }

    internal static HouseFile German(params (string Name, string Text)[] texts) => Made("src/A.resx", texts);

    internal static HouseFile English(params (string Name, string Text)[] texts) => Made("src/A.en.resx", texts);

    private static HouseFile Made(string path, (string Name, string Text)[] texts) => new(
        path,
        new XElement("root", texts.Select(text =>
            new XElement("data", new XAttribute("name", text.Name), new XElement("value", text.Text)))).ToString());
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Tables.Xlsx;

/// <summary>Reads one part of a spreadsheet to its end, keeping nothing, and says what must not be in it.</summary>
internal sealed partial class PartScan(SourceFile file, GuardedPart part, bool isSheet)
{
    private const int DepthMax = 64;
    private const int NamesMax = 2_000;
    private const int ColumnsMax = 1_024;
    private const int RowsMax = 1_048_576;
    private const int CellsPerRowMax = 2_048;
    private const int FormulasShown = 20;

    /// <summary>How often an element may stand in one part; the library keeps one object for each.</summary>
    private static readonly Dictionary<string, int> CountsMax = new(StringComparer.Ordinal)
    {
        ["si"] = 1_000_000,
        ["mergeCell"] = 100_000,
        ["col"] = 20_000,
        ["xf"] = 100_000,
        ["numFmt"] = 10_000,
        ["sheet"] = 255,
        ["Relationship"] = 10_000,
        ["row"] = RowsMax,
    };

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private int row;
    private int cellsOfRow;
    private string cell = "";
    private bool isErrorCell;
    private int formulas;

    /// <summary>The last row in which a cell has a value.</summary>
    public int LastRow { get; private set; }

    /// <summary>False when the part was refused, with a finding.</summary>
    public bool Run()
    {
        using var xml = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = xml.LocalName;
            counts[name] = counts.GetValueOrDefault(name) + 1;
            if (xml.Depth > DepthMax || counts.Count > NamesMax
                || CountsMax.TryGetValue(name, out var most) && counts[name] > most)
            {
                file.Log.Add(Remark.Error("CM1022", $"<{(name.Length > 40 ? name[..40] : name)}>"));
                return false;
            }

            if (!(isSheet ? OnSheetElement(xml, name) : OnOtherElement(xml, name)))
            {
                return false;
            }
        }

        return true;
    }

    private bool OnOtherElement(XmlReader xml, string name)
    {
        if (name == "Relationship" && xml.GetAttribute("TargetMode") == "External"
            && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
        {
            file.Log.Add(Remark.Error("CM1021", Shortened(xml.GetAttribute("Target") ?? "")));
            return false;
        }

        return true;
    }

    private bool OnSheetElement(XmlReader xml, string name)
    {
        switch (name)
        {
            case "row":
                row = int.TryParse(
                    xml.GetAttribute("r") ?? $"{row + 1}", NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                    ? at
                    : RowsMax + 1;
                cellsOfRow = 0;
                return row <= RowsMax || TooWide();
            case "c":
                cell = xml.GetAttribute("r") ?? "";
                isErrorCell = xml.GetAttribute("t") == "e";
                return ++cellsOfRow <= CellsPerRowMax && (cell.Length == 0 || IsWithin(cell)) || TooWide();
            case "f":
                ReportFormula(xml);
                return true;
            case "v" or "is":
                LastRow = Math.Max(LastRow, row);
                if (isErrorCell && name == "v")
                {
                    isErrorCell = false;
                    file.Log.Add(Place(), Remark.Error("CM1112", TextOf(xml)));
                }

                return true;
            default:
                return true;
        }
    }

    private void ReportFormula(XmlReader xml)
    {
        if (++formulas <= FormulasShown)
        {
            file.Log.Add(Place(), Remark.Error("CM1107", "=" + TextOf(xml)));
        }
    }

    private bool TooWide()
    {
        file.Log.Add(new FindingPlace(row, null), Remark.Error("CM1022", Shortened(cell)));
        return false;
    }

    private FindingPlace Place() => new(row, cell.Length == 0 ? null : cell.TrimEnd([.. "0123456789"]));

    /// <summary>The first characters inside the element the reader stands on.</summary>
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement || !xml.Read() || xml.NodeType != XmlNodeType.Text)
        {
            return "";
        }

        var chars = new char[60];
        var read = xml.ReadValueChunk(chars, 0, chars.Length);
        return new string(chars, 0, read);
    }

    private static bool IsWithin(string reference)
    {
        var match = Reference().Match(reference);
        var column = match.Groups["column"].Value.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1);
        return match.Success && column <= ColumnsMax
            && int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= RowsMax;
    }

    private static string Shortened(string text) => text.Length > 60 ? text[..60] + "…" : text;

    [GeneratedRegex("^(?<column>[A-Z]{1,3})(?<row>[0-9]{1,7})$")]
    private static partial Regex Reference();
}

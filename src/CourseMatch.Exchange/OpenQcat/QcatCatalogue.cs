using CourseMatch.Application.Imports;
using CourseMatch.Exchange.Catalogues;
using CourseMatch.Exchange.Courses;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;
using CourseMatch.Exchange.Trees;

namespace CourseMatch.Exchange.OpenQcat;

/// <summary>The offers of one catalogue while it is read: what dates inherit, and dates that wait for their
/// offer.</summary>
internal sealed class QcatCatalogue(SourceFile file, RecordSink<CourseRecord> sink)
{
    private readonly CourseMapping courses = new(file);
    private readonly QcatMapping mapping = new(file.Options.MinimumIsBooked);
    private readonly UnknownNames unknown = new();
    private readonly Dictionary<string, IReadOnlyDictionary<Column, Cell>> offers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fields> withoutDays = new(StringComparer.Ordinal);
    private readonly List<(string Offer, CourseCells Cells)> waiting = [];

    /// <summary>Takes one SERVICE; false when the file holds more than allowed.</summary>
    public bool Take(Node service)
    {
        var cells = mapping.Cells(service, unknown);
        var isOffer = service.First("PRODUCT_ID") is not { } || QcatMapping.IsOffer(service);
        if (!isOffer)
        {
            var offer = QcatMapping.OfferOf(service)!;
            if (offers.TryGetValue(offer, out var parent))
            {
                withoutDays.Remove(offer);
                return Add(cells.Inherit(parent));
            }

            waiting.Add((offer, cells));
            return waiting.Count <= file.Options.RowsMax || Add(cells);
        }

        var fields = cells.Fields(file.Log);
        var key = fields.Text(CourseColumns.Key) ?? "";
        offers.TryAdd(key, mapping.Inherited(cells));
        if (fields.Text(CourseColumns.Begin) is null && key.Length > 0)
        {
            // An offer whose days stand in its dates; should none follow, it is said at the end.
            withoutDays[key] = fields;
            return true;
        }

        return Add(cells);
    }

    /// <summary>What can be said only at the end.</summary>
    public void Finish()
    {
        foreach (var (offer, cells) in waiting)
        {
            if (offers.TryGetValue(offer, out var parent))
            {
                withoutDays.Remove(offer);
                Add(cells.Inherit(parent));
                continue;
            }

            var fields = cells.Fields(file.Log);
            fields.Record = fields.Text(CourseColumns.Key);
            fields.Report(Remark.Error("CM1329", offer));
            sink.Take(fields, null);
        }

        foreach (var fields in withoutDays.Values)
        {
            sink.Take(fields, courses.Read(fields, []));
        }

        courses.Finish();
        mapping.Finish(file.Log);
        unknown.Report(file.Log);
    }

    private bool Add(CourseCells cells)
    {
        var fields = cells.Fields(file.Log);
        fields.Record = fields.Text(CourseColumns.Number, CourseColumns.Key);
        QcatMapping.AddHours(cells, fields, courses.IsGerman(fields));
        return sink.Take(fields, courses.Read(fields, []));
    }
}

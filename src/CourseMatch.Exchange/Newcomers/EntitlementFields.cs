using CourseMatch.Application.Findings;
using CourseMatch.Application.Newcomers;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>Entitlements of one row: "ja", "nein (beantragt)", "Verpflichtung", and who issued or imposed them when.
/// </summary>
internal static class EntitlementFields
{
    private const int UnitsMax = 3_000;

    private static readonly string[] NoneYet = [" nein ", " n ", " 0 ", " keine ", " beantragt "];

    /// <summary>Reads up to three: for integration courses, for vocational courses, and a second one.</summary>
    public static IReadOnlyList<Entitlement> Read(Fields fields, DateOnly day)
    {
        var entitlements = new List<Entitlement>();
        foreach (var (columns, scheme) in new[]
        {
            (NewcomerColumns.First, Scheme.Integration),
            (NewcomerColumns.Vocational, Scheme.Vocational),
            (NewcomerColumns.Second, Scheme.Integration),
        })
        {
            if (KindOf(fields, columns) is { } kind)
            {
                entitlements.Add(One(fields, columns, scheme, kind, day));
            }
        }

        return entitlements;
    }

    private static Entitlement One(
        Fields fields, EntitlementColumns columns, Scheme scheme, EntitlementKind kind, DateOnly day)
    {
        var date = GermanDates.Near(day);
        var units = GermanNumbers.Whole(0, UnitsMax);
        return new Entitlement(
            fields.ReadOr(columns.Scheme, NewcomerWords.Schemes.Or(scheme), scheme),
            kind,
            IssuerOf(fields, columns, kind),
            fields.Read(columns.IssuedOn, date),
            fields.Read(columns.ValidUntil, date),
            fields.Read(columns.PermitIssuedOn, date),
            fields.Read(columns.RegisteredOn, date),
            fields.Read(columns.InterruptedSince, date),
            fields.ReadOr(columns.UnitsConsumed, units, 0),
            fields.ReadOr(columns.RepeatUnitsGranted, units, 0),
            fields.ReadOr(columns.RepeatUnitsConsumed, units, 0));
    }

    /// <summary>The kind of entitlement, or null when there is none.</summary>
    private static EntitlementKind? KindOf(Fields fields, EntitlementColumns columns)
    {
        var text = fields.Text(columns.Kind);
        var words = WordText.Of(text ?? "");
        var isObliged = fields.Text(columns.ObligedBy) is { } by
            && YesNo.Read(by) is not { IsUnderstood: true, Value: false };
        if (text is null)
        {
            return isObliged ? EntitlementKind.Obliged : null;
        }

        if (Array.Exists(NoneYet, start => words.StartsWith(start, StringComparison.Ordinal)))
        {
            ReportNone(fields, columns, words, isObliged);
            return isObliged ? EntitlementKind.Obliged : null;
        }

        if (isObliged)
        {
            return EntitlementKind.Obliged;
        }

        if (NewcomerWords.EntitlementKinds.Find(text) is { } kind)
        {
            return kind;
        }

        var isYes = words.StartsWith(" ja ", StringComparison.Ordinal)
            || YesNo.Read(text) is { IsUnderstood: true, Value: true };
        if (!isYes)
        {
            fields.Report(Remark.Warning("CM1428", text), columns.Kind);
            return null;
        }

        fields.Report(
            Remark.Warning("CM1411", text, FindingValue.Term(EntitlementKind.Entitled)), columns.Kind);
        return EntitlementKind.Entitled;
    }

    private static void ReportNone(Fields fields, EntitlementColumns columns, string words, bool isObliged)
    {
        if (isObliged)
        {
            fields.Report(Remark.Warning("CM1429", fields.Text(columns.ObligedBy)!), columns.ObligedBy);
        }
        else if (words.Contains(" beantragt ", StringComparison.Ordinal))
        {
            fields.Report(Remark.Note("CM1412"), columns.Kind);
        }
    }

    private static Issuer IssuerOf(Fields fields, EntitlementColumns columns, EntitlementKind kind)
    {
        var column = fields.Text(columns.IssuedBy) is not null ? columns.IssuedBy : columns.ObligedBy;
        var usual = kind == EntitlementKind.Admitted ? Issuer.FederalOffice : Issuer.ForeignersAuthority;
        var text = fields.Text(column);
        if (text is not null && NewcomerWords.Issuers.Find(text) is { } issuer)
        {
            return issuer;
        }

        // A yes in "Verpflichtet durch" and an empty issuer leave the same question open.
        fields.Report(
            text is null
                ? Remark.Warning("CM1414", FindingValue.Term(usual))
                : Remark.Warning("CM1413", text, FindingValue.Term(usual)),
            text is null ? columns.IssuedBy : column);
        return usual;
    }
}

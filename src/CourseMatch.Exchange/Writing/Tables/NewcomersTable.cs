using System.Globalization;
using System.Text;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Newcomers;
using CourseMatch.Exchange.Newcomers;
using CourseMatch.Exchange.Values;
using static CourseMatch.Exchange.Writing.Tables.SheetCell;

namespace CourseMatch.Exchange.Writing.Tables;

/// <summary>Writes newcomers as a table that reads back to the same records.</summary>
public static class NewcomersTable
{
    private const int EntitlementsMax = 3;

    private static readonly EntitlementColumns[] Sets =
        [NewcomerColumns.First, NewcomerColumns.Vocational, NewcomerColumns.Second];

    private static readonly IReadOnlyList<(string Header, Func<NewcomerRecord, object?> Cell)> Columns =
    [
        Of<NewcomerRecord>(NewcomerColumns.Reference, row => row.Newcomer.Reference),
        Of<NewcomerRecord>(NewcomerColumns.FamilyName, row => row.Newcomer.FamilyName),
        Of<NewcomerRecord>(NewcomerColumns.GivenName, row => row.Newcomer.GivenName),
        Of<NewcomerRecord>(NewcomerColumns.BirthDate, row => row.Newcomer.BirthDate),
        Of<NewcomerRecord>(NewcomerColumns.Gender, row => NewcomerWords.Write(row.Newcomer.Gender)),
        Of<NewcomerRecord>(NewcomerColumns.FirstLanguage, row => Languages(row.Newcomer.Languages.Take(1))),
        Of<NewcomerRecord>(NewcomerColumns.OtherLanguages, row => Languages(row.Newcomer.Languages.Skip(1))),
        Of<NewcomerRecord>(
            NewcomerColumns.Scripts, row => string.Join(", ", row.Newcomer.Scripts.Select(LanguageWords.ScriptName))),
        Of<NewcomerRecord>(NewcomerColumns.Literacy, row => NewcomerWords.Write(row.Newcomer.Literacy)),
        Of<NewcomerRecord>(NewcomerColumns.SchoolYears, row => row.Newcomer.SchoolYears),
        Of<NewcomerRecord>(NewcomerColumns.AttendsSchool, row => row.Newcomer.AttendsSchool),
        Of<NewcomerRecord>(NewcomerColumns.EntryLevel, row => row.Newcomer.Proof?.EntryLevel.ToString()),
        Of<NewcomerRecord>(
            NewcomerColumns.ProofKind, row => row.Newcomer.Proof is { } proof ? NewcomerWords.Write(proof.Kind) : null),
        Of<NewcomerRecord>(NewcomerColumns.ProofDate, row => row.Newcomer.Proof?.On),
        Of<NewcomerRecord>(
            NewcomerColumns.PredictsIntensive,
            row => row.Newcomer.Proof is { } proof ? (object?)proof.PredictsIntensive : null),
        Of<NewcomerRecord>(
            NewcomerColumns.RecommendedKind,
            row => row.Newcomer.RecommendedKind is { } kind ? CourseKindText.Write(kind) : null),
        Of<NewcomerRecord>(NewcomerColumns.Street, row => row.Newcomer.Address.Street),
        Of<NewcomerRecord>(NewcomerColumns.Postcode, row => row.Newcomer.Address.Postcode),
        Of<NewcomerRecord>(NewcomerColumns.Town, row => row.Newcomer.Address.Town),
        Of<NewcomerRecord>(NewcomerColumns.Latitude, row => row.Newcomer.Address.Point?.Latitude),
        Of<NewcomerRecord>(NewcomerColumns.Longitude, row => row.Newcomer.Address.Point?.Longitude),
        Of<NewcomerRecord>(NewcomerColumns.Mobility, row => NewcomerWords.Write(row.Newcomer.Mobility)),
        Of<NewcomerRecord>(NewcomerColumns.JourneyMinutes, row => row.Newcomer.JourneyMinutesMax),
        Of<NewcomerRecord>(
            NewcomerColumns.Availability, row => AvailabilityText.Write(row.Newcomer.Availability)),
        Of<NewcomerRecord>(NewcomerColumns.Needs, row => NeedWords.Write(row.Newcomer.Needs)),
        Of<NewcomerRecord>(NewcomerColumns.WishWomenOnly, row => row.Newcomer.Wishes.WomenOnly),
        Of<NewcomerRecord>(
            NewcomerColumns.WishDayPart,
            row => row.Newcomer.Wishes.Part is { } part ? NewcomerWords.Write(part) : null),
        Of<NewcomerRecord>(
            NewcomerColumns.WishKind, row => row.Newcomer.Wishes.Kind is { } kind ? CourseKindText.Write(kind) : null),
        Of<NewcomerRecord>(NewcomerColumns.WishProvider, row => row.Newcomer.Wishes.Provider),
        Of<NewcomerRecord>(NewcomerColumns.RegisteredOn, row => row.Newcomer.RegisteredOn),
        Of<NewcomerRecord>(NewcomerColumns.Email, row => row.Newcomer.Contact?.Email),
        Of<NewcomerRecord>(NewcomerColumns.Phone, row => row.Newcomer.Contact?.Phone),
        Of<NewcomerRecord>(
            NewcomerColumns.LetterLanguage,
            row => row.Newcomer.Contact?.Language is { } language ? Languages([language]) : null),
        Of<NewcomerRecord>(NewcomerColumns.Active, row => row.Newcomer.IsActive ? "aktiv" : "abgemeldet"),
        Of<NewcomerRecord>(NewcomerColumns.Household, row => row.HouseholdKey),
        Of<NewcomerRecord>(NewcomerColumns.ChildrenBirthDates, row => Each(row, BirthDate)),
        Of<NewcomerRecord>(NewcomerColumns.ChildrenNeeds, row => Each(row, Need)),
        Of<NewcomerRecord>(NewcomerColumns.ChildrenKita, row => Each(row, Kita)),
        .. Enumerable.Range(0, EntitlementsMax).SelectMany(EntitlementTexts),
    ];

    /// <summary>Writes the newcomers.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="newcomers">Newcomers, each with at most three entitlements.</param>
    /// <param name="encoding">Null = UTF-8 with mark.</param>
    /// <exception cref="ArgumentException">Somebody has more than three entitlements.</exception>
    public static void Write(Stream stream, IEnumerable<NewcomerRecord> newcomers, Encoding? encoding = null) =>
        Sheet(newcomers).Write(stream, SheetFormat.Csv, encoding);

    /// <summary>The newcomers as a list.</summary>
    /// <inheritdoc cref="Write"/>
    public static Sheet Sheet(IEnumerable<NewcomerRecord> newcomers) =>
        Tables.Sheet.Of("Teilnehmende", Columns, newcomers.Select(Checked));

    private static NewcomerRecord Checked(NewcomerRecord row) => row.Newcomer.Entitlements.Count <= EntitlementsMax
        ? row
        : throw new ArgumentException($"{row.Key} has more than {EntitlementsMax} entitlements.");

    private static IEnumerable<(string Header, Func<NewcomerRecord, object?> Cell)> EntitlementTexts(int set)
    {
        var columns = Sets[set];
        return
        [
            One(columns.Kind, right => NewcomerWords.Write(right.Kind)),
            One(columns.Scheme, right => NewcomerWords.Write(right.Scheme)),
            One(columns.IssuedBy, right => NewcomerWords.Write(right.Issuer)),
            One(columns.IssuedOn, right => right.IssuedOn),
            One(columns.ValidUntil, right => right.ValidUntil),
            One(columns.PermitIssuedOn, right => right.PermitIssuedOn),
            One(columns.RegisteredOn, right => right.RegisteredOn),
            One(columns.InterruptedSince, right => right.InterruptedSince),
            One(columns.UnitsConsumed, right => right.UnitsConsumed),
            One(columns.RepeatUnitsGranted, right => right.RepeatUnitsGranted),
            One(columns.RepeatUnitsConsumed, right => right.RepeatUnitsConsumed),
        ];

        (string Header, Func<NewcomerRecord, object?> Cell) One(
            Reading.Column column, Func<Entitlement, object?> cell) =>
            (column.Name, row => Right(row.Newcomer.Entitlements, set) is { } right ? cell(right) : null);
    }

    /// <summary>The entitlement that goes into a set of columns. One alone goes where a reader looks for it first; more
    /// keep their order, and each set names its scheme.</summary>
    private static Entitlement? Right(IReadOnlyList<Entitlement> all, int set) =>
        all is [{ Scheme: Scheme.Vocational }]
            ? set == 1 ? all[0] : null
            : set < all.Count ? all[set] : null;

    private static string Languages(IEnumerable<string> codes) =>
        string.Join(", ", codes.Select(LanguageWords.LanguageName));

    private static string Each(NewcomerRecord row, Func<ChildRecord, string> text) =>
        string.Join(" / ", row.Children.Select(text));

    private static string BirthDate(ChildRecord child) =>
        (child.IsBirthDateEstimated ? "ca. " : "") + Day(child.BirthDate);

    private static string Need(ChildRecord child) =>
        child.CareNeed is { } need ? $"{Day(need.First)}-{Day(need.Last)}" : "nein";

    private static string Kita(ChildRecord child) => child.Kita is { } kita
        ? string.Create(CultureInfo.InvariantCulture, $"{kita.From:dd.MM.yyyy} {kita.Opens:HH:mm}-{kita.Closes:HH:mm}")
        : "nein";
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>From the fields of a list of newcomers to one person.</summary>
internal sealed class NewcomerMapping(DateOnly day, LegalLimits law)
{
    private static readonly PlaceColumns Place = new(
        NewcomerColumns.Street, NewcomerColumns.Postcode, NewcomerColumns.Town, NewcomerColumns.Latitude,
        NewcomerColumns.Longitude);

    /// <summary>Reads one person; null when the row was refused, with a finding that says why.</summary>
    public NewcomerRecord? Read(Fields fields)
    {
        var familyName = fields.Text(NewcomerColumns.FamilyName) ?? "";
        var givenName = fields.Text(NewcomerColumns.GivenName) ?? "";
        fields.Record = fields.Text(NewcomerColumns.Reference);
        var hasBirthDate = TryReadBirthDate(fields, out var birthDate);
        var reference = Reference(fields, familyName, givenName, hasBirthDate ? birthDate : null);
        fields.Record = reference;
        var hasRegistration = TryReadRegistration(fields, out var registeredOn);
        if (reference is null || !hasBirthDate || !hasRegistration)
        {
            return null;
        }

        var needs = Needs(fields);
        var recommended = fields.Read(NewcomerColumns.RecommendedKind, CourseKindText.Read);
        var newcomer = new Newcomer(
            default,
            reference,
            familyName,
            givenName,
            birthDate,
            fields.ReadOr(NewcomerColumns.Gender, NewcomerWords.Genders.Or(Gender.Unstated), Gender.Unstated),
            Languages(fields),
            Scripts(fields, out var literacy),
            literacy,
            fields.Read(NewcomerColumns.SchoolYears, GermanNumbers.Whole(0, 25).Softly()),
            fields.ReadOr(NewcomerColumns.AttendsSchool, YesNo.Read, false),
            LevelProofFields.Read(fields, recommended, law, day),
            recommended,
            SiteFields.Address(fields, Place),
            fields.ReadOr(
                NewcomerColumns.Mobility,
                NewcomerWords.Mobilities.Or(Mobility.PublicTransport),
                Mobility.PublicTransport),
            fields.Read(NewcomerColumns.JourneyMinutes, GermanNumbers.Whole(1, 300).Softly()),
            AvailabilityOf(fields),
            needs,
            Wishes(fields),
            registeredOn,
            null,
            EntitlementFields.Read(fields, day),
            IsActive(fields))
        {
            Contact = ContactFields.Read(fields),
        };
        var children = ChildFields.Read(fields, day, registeredOn, law);
        return new NewcomerRecord(reference, newcomer, fields.Text(NewcomerColumns.Household), children);
    }

    /// <summary>The file reference. Without one a key is formed from name and day of birth, so that the same person is
    /// recognised in the next list; the number of the row would not do, lists are sorted anew.</summary>
    private static string? Reference(Fields fields, string familyName, string givenName, DateOnly? birthDate)
    {
        if (fields.Text(NewcomerColumns.Reference) is { } reference)
        {
            return reference;
        }

        if (familyName.Length == 0 || birthDate is null)
        {
            fields.Report(Remark.Error("CM1401"), NewcomerColumns.Reference);
            return null;
        }

        var facts = string.Create(
            CultureInfo.InvariantCulture,
            $"{WordText.Of(familyName)}|{WordText.Of(givenName)}|{birthDate:yyyy-MM-dd}");
        var key = "OHNE-AZ-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..12];
        fields.Record = key;
        fields.Report(Remark.Warning("CM1402", key), NewcomerColumns.Reference);
        return key;
    }

    private bool TryReadBirthDate(Fields fields, out DateOnly birthDate)
    {
        if (!fields.TryRead(NewcomerColumns.BirthDate, GermanDates.OfBirth(day), out birthDate))
        {
            if (!fields.HasError)
            {
                fields.Report(Remark.Error("CM1403"), NewcomerColumns.BirthDate);
            }

            return false;
        }

        if (birthDate > day)
        {
            fields.Report(Remark.Error("CM1404", birthDate), NewcomerColumns.BirthDate);
            return false;
        }

        var age = (day.DayNumber - birthDate.DayNumber) / 365;
        if (age is < 15 or > 100)
        {
            fields.Report(Remark.Warning("CM1405", birthDate, age), NewcomerColumns.BirthDate);
        }

        return true;
    }

    private bool TryReadRegistration(Fields fields, out DateOnly registeredOn)
    {
        if (!fields.TryRead(NewcomerColumns.RegisteredOn, GermanDates.Near(day), out registeredOn))
        {
            if (fields.Text(NewcomerColumns.RegisteredOn) is null)
            {
                fields.Report(Remark.Error("CM1406"), NewcomerColumns.RegisteredOn);
            }

            return false;
        }

        if (registeredOn > day)
        {
            fields.Report(Remark.Warning("CM1407", registeredOn), NewcomerColumns.RegisteredOn);
        }

        return true;
    }

    private static IReadOnlyList<string> Languages(Fields fields) =>
    [
        .. LanguageWords.Split(fields.Text(NewcomerColumns.FirstLanguage))
            .Concat(LanguageWords.Split(fields.Text(NewcomerColumns.OtherLanguages)))
            .Select(LanguageWords.Language).Distinct(),
    ];

    private static IReadOnlyList<string> Scripts(Fields fields, out Literacy literacy)
    {
        string[] scripts =
            [.. LanguageWords.Split(fields.Text(NewcomerColumns.Scripts)).Select(LanguageWords.Script).Distinct()];
        literacy = fields.ReadOr(NewcomerColumns.Literacy, LiteracyOf, Literacy.Unstated);
        return scripts.Length == 0 && literacy == Literacy.Latin ? ["Latn"] : scripts;
    }

    /// <summary>Literacy; a bare "ja" leaves the script open and is read as Latin with a warning.</summary>
    private static Parsed<Literacy> LiteracyOf(string text)
    {
        if (NewcomerWords.Literacies.Find(text) is { } literacy)
        {
            return literacy;
        }

        var isBareYes = YesNo.Read(text) is { IsUnderstood: true, Value: true }
            || WordText.Of(text) == " alphabetisiert ";
        return isBareYes
            ? Parsed<Literacy>.With(Literacy.Latin, Remark.Warning("CM1410", text))
            : NewcomerWords.Literacies.Or(Literacy.Unstated)(text);
    }

    private static Availability AvailabilityOf(Fields fields)
    {
        if (fields.TryRead(NewcomerColumns.Availability, AvailabilityText.Read, out var availability))
        {
            return availability;
        }

        if (fields.Text(NewcomerColumns.Availability) is not null)
        {
            return Availability.EveryWeek(WeekGrid.Empty);
        }

        fields.Report(Remark.Note("CM1409"), NewcomerColumns.Availability);
        return Availability.Always;
    }

    /// <summary>Needs from their column; a need that stands only among the remarks is taken too and said.</summary>
    private static FunctionalNeeds Needs(Fields fields)
    {
        var needs = fields.ReadOr(NewcomerColumns.Needs, NeedWords.Read, FunctionalNeeds.None);
        var remarked = NeedWords.Find(fields.Text(NewcomerColumns.Remark) ?? "") & ~needs;
        if (remarked != FunctionalNeeds.None)
        {
            fields.Report(Remark.Warning("CM1422", NeedWords.Write(remarked)), NewcomerColumns.Remark);
        }

        return needs | remarked;
    }

    private static Wishes Wishes(Fields fields) => new(
        fields.ReadOr(NewcomerColumns.WishWomenOnly, YesNo.Read, false),
        fields.Read(NewcomerColumns.WishDayPart, NewcomerWords.DayParts.Read),
        fields.Read(NewcomerColumns.WishKind, CourseKindText.Read),
        fields.Text(NewcomerColumns.WishProvider));

    private static bool IsActive(Fields fields)
    {
        var state = WordText.Of(fields.Text(NewcomerColumns.Active) ?? "");
        return !(state.StartsWith(" abgemeldet", StringComparison.Ordinal)
            || state.StartsWith(" inaktiv", StringComparison.Ordinal)
            || state.StartsWith(" ruht", StringComparison.Ordinal)
            || state.StartsWith(" verzogen", StringComparison.Ordinal)
            || state.StartsWith(" erledigt", StringComparison.Ordinal));
    }
}

using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>The columns of one entitlement; a prefix or suffix in the header tells several of one row apart.</summary>
internal sealed record EntitlementColumns(
    Column Kind,
    Column Scheme,
    Column ObligedBy,
    Column IssuedBy,
    Column IssuedOn,
    Column ValidUntil,
    Column PermitIssuedOn,
    Column RegisteredOn,
    Column InterruptedSince,
    Column UnitsConsumed,
    Column RepeatUnitsGranted,
    Column RepeatUnitsConsumed)
{
    public IEnumerable<Column> All =>
    [
        Kind, Scheme, ObligedBy, IssuedBy, IssuedOn, ValidUntil, PermitIssuedOn, RegisteredOn, InterruptedSince,
        UnitsConsumed, RepeatUnitsGranted, RepeatUnitsConsumed,
    ];

    public static EntitlementColumns Of(string prefix, string suffix)
    {
        return new(
            Named("Berechtigung", "Berechtigungsschein|Teilnahmeberechtigung|Zulassung"),
            Named("Programm", "Berechtigt für|Förderprogramm"),
            Named("Verpflichtet durch", "verpflichtende Stelle|Verpflichtung durch|Verpflichtung"),
            Named("Ausgestellt von", "ausstellende Stelle|Ausstellende Behörde|Aussteller"),
            Named("Ausgestellt am", "Ausstellungsdatum|Berechtigung vom|Bescheid vom"),
            Named("gültig bis", "Berechtigung gültig bis|Gültigkeit|Ablauf|läuft ab am"),
            Named("Aufenthaltstitel vom", "Aufenthaltserlaubnis vom|Titel erteilt am"),
            Named("beim Träger angemeldet am", "Anmeldung beim Träger|Trägeranmeldung"),
            Named("Unterbrochen seit", "Unterbrechung seit"),
            Named("verbrauchte UE", "beanspruchte UE|UE verbraucht|bereits besuchte UE|beanspruchte Stunden"),
            Named("Wiederholungs-UE bewilligt", "Wiederholerstunden|Wiederholungsstunden"),
            Named("Wiederholungs-UE verbraucht", "Wiederholungsstunden verbraucht"));

        Column Named(string name, string synonyms) => new(
            prefix + name + suffix, string.Join('|', synonyms.Split('|').Select(one => prefix + one + suffix)));
    }
}

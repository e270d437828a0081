using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Places;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>What lists of newcomers call things that are one of a few.</summary>
internal static class NewcomerWords
{
    public static WordTable<Gender> Genders { get; } = new(
        (Gender.Female, "w|f|weiblich|Frau"),
        (Gender.Male, "m|männlich|Herr"),
        (Gender.Diverse, "d|divers"),
        (Gender.Unstated, "x|ohne Angabe|keine Angabe|offen"));

    public static WordTable<Literacy> Literacies { get; } = new(
        (Literacy.None, "Analphabet*|Alpha|nein|keine*|nicht alphabetisiert*|primär*|n"),
        (Literacy.LowLatin, "gering*|wenig*|lernungewohnt*|schriftungewohnt*|funktional*"),
        (Literacy.OtherScript, "nicht latein*|andere Schrift*|nichtlatein*|Zweitschrift*|nur andere*|andere"),
        (Literacy.Latin, "latein*|lat"),
        (Literacy.Unstated, "ohne Angabe|offen"));

    public static WordTable<Mobility> Mobilities { get; } = new(
        (Mobility.OnFoot, "zu Fuß*|Fuß*|fußläufig*|nur zu Fuß"),
        (Mobility.Bicycle, "Fahrrad*|Rad|Rad*|mit dem Rad"),
        (Mobility.Car, "Auto*|PKW*|mit dem Auto|Führerschein*"),
        (Mobility.PublicTransport, "ÖPNV*|Bus*|Bahn*|Zug*|öffentlich*|Deutschlandticket*|Straßenbahn*"));

    public static WordTable<ProofKind> Proofs { get; } = new(
        (ProofKind.Certificate, "Zertifikat*|DTZ*|Prüfung*|Zeugnis*|telc*|Goethe*"),
        (ProofKind.PlacementTest, "Einstufung*|Test|Einstufungstest*|Träger*"),
        (ProofKind.SelfStated, "Selbst*|eigene Angabe*|Angabe*|geschätzt*"));

    public static WordTable<DayPart> DayParts { get; } = new(
        (DayPart.Morning, "vormittag*|morgen*|früh*"),
        (DayPart.Afternoon, "nachmittag*"),
        (DayPart.Evening, "abend*"));

    public static WordTable<Issuer> Issuers { get; } = new(
        (Issuer.Jobcenter, "Jobcenter*|JC|Job Center*|SGB II|ALG II|TGS|Bürgergeld*"),
        (Issuer.ForeignersAuthority, "Ausländerbehörde*|ABH|Ausländeramt*|Zuwanderungsbehörde*|Migrationsamt*"),
        (Issuer.SocialOffice, "Sozialamt*|AsylbLG*|Leistungsbehörde*"),
        (Issuer.EmploymentAgency, "Agentur*|Arbeitsagentur*|BA|Arbeitsamt*"),
        (Issuer.FederalAdministration, "BVA|Bundesverwaltungsamt*"),
        (Issuer.FederalOffice, "BAMF*|Bundesamt*"));

    public static WordTable<EntitlementKind> EntitlementKinds { get; } = new(
        (EntitlementKind.Obliged, "verpflicht*|Pflicht*|TN-Typ 2|zugewiesen*"),
        (EntitlementKind.Admitted, "Zulassung*|zugelassen*|§ 44 Abs 4*|44 4|admitted"),
        (EntitlementKind.Entitled, "berechtigt*|Anspruch*|Teilnahmeanspruch*|§ 44 Abs 1*|44 1|entitled"));

    public static WordTable<Scheme> Schemes { get; } = new(
        (Scheme.Vocational, "Beruf*|BSK|DeuFöV*"),
        (Scheme.Integration, "Integration*|IK|IntV"));

    public static string Write(Gender gender) => gender switch
    {
        Gender.Female => "w",
        Gender.Male => "m",
        Gender.Diverse => "d",
        Gender.Unstated => "",
    };

    public static string Write(Literacy literacy) => literacy switch
    {
        Literacy.None => "nicht alphabetisiert",
        Literacy.OtherScript => "nicht lateinisch",
        Literacy.LowLatin => "gering literalisiert",
        Literacy.Latin => "lateinisch",
        Literacy.Unstated => "",
    };

    public static string Write(Mobility mobility) => mobility switch
    {
        Mobility.PublicTransport => "ÖPNV",
        Mobility.OnFoot => "zu Fuß",
        Mobility.Bicycle => "Fahrrad",
        Mobility.Car => "Auto",
    };

    public static string Write(ProofKind proof) => proof switch
    {
        ProofKind.SelfStated => "Selbstauskunft",
        ProofKind.PlacementTest => "Einstufungstest",
        ProofKind.Certificate => "Zertifikat",
    };

    public static string Write(DayPart part) => part switch
    {
        DayPart.Morning => "vormittags",
        DayPart.Afternoon => "nachmittags",
        DayPart.Evening => "abends",
    };

    public static string Write(Issuer issuer) => issuer switch
    {
        Issuer.FederalOffice => "BAMF",
        Issuer.ForeignersAuthority => "Ausländerbehörde",
        Issuer.Jobcenter => "Jobcenter",
        Issuer.SocialOffice => "Sozialamt",
        Issuer.EmploymentAgency => "Agentur für Arbeit",
        Issuer.FederalAdministration => "Bundesverwaltungsamt",
    };

    public static string Write(EntitlementKind kind) => kind switch
    {
        EntitlementKind.Obliged => "Verpflichtung",
        EntitlementKind.Entitled => "Anspruch",
        EntitlementKind.Admitted => "Zulassung",
    };

    public static string Write(Scheme scheme) => scheme switch
    {
        Scheme.Integration => "Integrationskurs",
        Scheme.Vocational => "Berufssprachkurs",
    };
}

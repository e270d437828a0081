using CourseMatch.Application.Courses;
using CourseMatch.Exchange.Values;

namespace CourseMatch.Exchange.Courses;

/// <summary>What lists of courses call a mode, a payer and a state.</summary>
internal static class CourseWords
{
    public static WordTable<CourseMode> Modes { get; } = new(
        (CourseMode.Hybrid, "hybrid*|blended*|teils online"),
        (CourseMode.Online, "online*|virtuell*|digital*|fern*"),
        (CourseMode.OnSite, "Präsenz*|vor Ort|Vor-Ort*|im Haus"));

    public static WordTable<Funding> Payers { get; } = new(
        (Funding.Federal, "BAMF*|Bund*|IntV|DeuFöV|Bundesamt*"),
        (Funding.Land, "Land*|Landesmittel*"),
        (Funding.Municipality, "Kommune*|Kommunal*|Stadt*|Gemeinde*|Kreis*"),
        (Funding.SelfPaid, "Selbstzahl*|Teilnehmende*|Gebühr*|privat*"),
        (Funding.Unpaid, "Ehrenamt*|kostenlos*|unentgeltlich*|keine"));

    public static WordTable<CourseState> States { get; } = new(
        (CourseState.Cancelled, "abgesagt*|fällt aus|Ausfall*|storniert*|entfällt*|cancelled|gestrichen"),
        (CourseState.Closed, "ausgebucht*|geschlossen*|belegt|voll|Anmeldung geschlossen|keine Anmeldung*"),
        (CourseState.Finished, "beendet*|abgeschlossen*|vorbei"),
        (CourseState.Running, "läuft*|laufend*|begonnen*|gestartet*"),
        (CourseState.Planned,
            "geplant*|in Planung*|findet statt*|offen*|freie Plätze|Plätze frei|buchbar*|Anmeldung möglich|"
            + "angekündigt*|aktiv|garantiert*|wenige Plätze*|planned|open"));

    public static string Write(CourseMode mode) => mode switch
    {
        CourseMode.OnSite => "Präsenz",
        CourseMode.Online => "online",
        CourseMode.Hybrid => "hybrid",
    };

    public static string Write(Funding funding) => funding switch
    {
        Funding.Federal => "BAMF",
        Funding.Land => "Land",
        Funding.Municipality => "Kommune",
        Funding.SelfPaid => "Selbstzahler",
        Funding.Unpaid => "Ehrenamt",
    };

    /// <summary>The word for a state; a withdrawn course is never written.</summary>
    public static string Write(CourseState state) => state switch
    {
        CourseState.Planned => "geplant",
        CourseState.Running => "läuft",
        CourseState.Closed => "geschlossen",
        CourseState.Cancelled or CourseState.Withdrawn => "abgesagt",
        CourseState.Finished => "beendet",
    };
}

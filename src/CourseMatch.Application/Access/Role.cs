namespace CourseMatch.Application.Access;

/// <summary>What somebody may do; every account has exactly one role.</summary>
public enum Role
{
    /// <summary>Runs matching, decides and publishes for one municipality (Koordination).</summary>
    Coordinator,

    /// <summary>Works for one provider: own courses, own participants once published, nothing else (Träger).</summary>
    ProviderStaff,

    /// <summary>Reads newcomers and sees results (Beratung).</summary>
    Counsellor,

    /// <summary>Reads everything, the log included, and changes nothing (Prüfung).</summary>
    Auditor,

    /// <summary>Accounts, roles and settings; no case data (Verwaltung).</summary>
    Administrator,
}

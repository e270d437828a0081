namespace CourseMatch.Application.Courses;

/// <summary>What kind of course it is (IntV § 13, DeuFöV, BAMF concepts, Land and municipal offers).</summary>
public enum CourseKind
{
    /// <summary>General integration course (Allgemeiner Integrationskurs).</summary>
    IntegrationGeneral,

    /// <summary>Literacy course (Alphabetisierungskurs): no script mastered.</summary>
    IntegrationLiteracy,

    /// <summary>Second-script course (Zweitschriftlernerkurs): literate in a script other than Latin.</summary>
    IntegrationSecondScript,

    /// <summary>Course for people little used to writing (gering Literalisierte; formerly Förderkurs).</summary>
    IntegrationLowLiteracy,

    /// <summary>Intensive course (Intensivkurs): only with a test that predicts success.</summary>
    IntegrationIntensive,

    /// <summary>Legacy: parents' course, started before 1 May 2025.</summary>
    IntegrationParents,

    /// <summary>Legacy: women's course, started before 1 May 2025.</summary>
    IntegrationWomen,

    /// <summary>Legacy: youth course, started before 1 May 2025.</summary>
    IntegrationYouth,

    /// <summary>Vocational language course (Berufssprachkurs, DeuFöV).</summary>
    Vocational,

    /// <summary>First orientation course (Erstorientierungskurs).</summary>
    Orientation,

    /// <summary>Low-threshold course for women (MiA).</summary>
    LowThresholdWomen,

    /// <summary>Course of the Land or the municipality.</summary>
    Municipal,

    /// <summary>Course given by volunteers.</summary>
    Volunteer,

    /// <summary>Something else: never matched by itself, shown to the coordinator.</summary>
    Other,
}

/// <summary>Groups of kinds the rules ask for.</summary>
public static class CourseKinds
{
    /// <summary>Funded under the Integrationskursverordnung: needs an entitlement to an integration course.</summary>
    public static bool IsIntegration(this CourseKind kind) => kind <= CourseKind.IntegrationYouth;

    /// <summary>Abolished kinds: courses that began before the cut-off go on, none starts anew.</summary>
    public static bool IsLegacy(this CourseKind kind) =>
        kind is CourseKind.IntegrationParents or CourseKind.IntegrationWomen or CourseKind.IntegrationYouth;

    /// <summary>Special kinds; the general course comes first where both fit.</summary>
    public static bool IsSpecial(this CourseKind kind) => kind != CourseKind.IntegrationGeneral;
}

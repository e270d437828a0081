namespace CourseMatch.Application;

/// <summary>One municipality: every stored row belongs to exactly one, and nothing ever crosses between two.</summary>
public readonly record struct MunicipalityId(int Value);

/// <summary>One course provider, for example a Volkshochschule.</summary>
public readonly record struct ProviderId(int Value);

/// <summary>One place where lessons or care are held.</summary>
public readonly record struct SiteId(int Value);

/// <summary>One course as a provider announces it.</summary>
public readonly record struct CourseId(int Value);

/// <summary>One care group (Kinderbetreuung, Kinderbeaufsichtigung).</summary>
public readonly record struct CareGroupId(int Value);

/// <summary>One weekly session of a care group.</summary>
public readonly record struct CareSessionId(int Value);

/// <summary>One person who is to learn German.</summary>
public readonly record struct NewcomerId(int Value);

/// <summary>One household: partners and the children who live with them.</summary>
public readonly record struct HouseholdId(int Value);

/// <summary>One child of a household.</summary>
public readonly record struct ChildId(int Value);

/// <summary>One plan, draft or published.</summary>
public readonly record struct PlanId(int Value);

/// <summary>One import of one file.</summary>
public readonly record struct ImportId(int Value);

/// <summary>One promised place of one person, in force or over.</summary>
public readonly record struct PromiseId(int Value);

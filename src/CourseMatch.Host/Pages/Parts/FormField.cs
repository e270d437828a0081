namespace CourseMatch.Host.Pages.Parts;

/// <summary>One field of a form, for the partial <c>_Field</c>.</summary>
/// <param name="Name">Name it is sent under, and its id.</param>
/// <param name="Label">Label.</param>
/// <param name="Value">What stands in it.</param>
internal sealed record FormField(string Name, string Label, string? Value = null)
{
    /// <summary>Kind of input: text, password, search, date, number, file.</summary>
    public string Type { get; init; } = "text";

    /// <summary>Hint below the label, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>What browsers may fill in, for example <c>username</c>.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>May not be left empty.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Most characters.</summary>
    public int LengthMax { get; init; } = 200;

    /// <summary>What may be chosen, value and text; null for a field to type in.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }

    /// <summary>Ids of hint and fault for <c>aria-describedby</c>, or null.</summary>
    public string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (_, null) => $"{Name}-hint",
        (null, _) => $"{Name}-fault",
        _ => $"{Name}-hint {Name}-fault",
    };
}

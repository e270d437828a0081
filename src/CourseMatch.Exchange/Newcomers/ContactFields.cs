using System.Text.RegularExpressions;
using CourseMatch.Application.Newcomers;
using CourseMatch.Exchange.Reading;

namespace CourseMatch.Exchange.Newcomers;

/// <summary>E-mail, telephone and language of letters. What cannot be used is reported and left out: the person then
/// gets letters.</summary>
internal static partial class ContactFields
{
    private const int EmailLengthMax = 254;

    /// <summary>Reads them; null when none is there.</summary>
    public static Contact? Read(Fields fields)
    {
        var email = Email(fields);
        var phone = Phone(fields);
        var language = fields.Text(NewcomerColumns.LetterLanguage) is { } word ? LanguageWords.Language(word) : null;
        return (email ?? phone ?? language) is null ? null : new Contact(email, phone, language);
    }

    private static string? Email(Fields fields)
    {
        if (fields.Text(NewcomerColumns.Email) is not { } text)
        {
            return null;
        }

        if (text.Length <= EmailLengthMax && EmailForm().IsMatch(text))
        {
            return text;
        }

        fields.Report(Remark.Warning("CM1490"), NewcomerColumns.Email);
        return null;
    }

    private static string? Phone(Fields fields)
    {
        if (fields.Text(NewcomerColumns.Phone) is not { } text)
        {
            return null;
        }

        // A spreadsheet may leave an apostrophe in front of a number that was kept as text.
        if (text.TrimStart('\'') is var number && PhoneForm().IsMatch(number))
        {
            return number;
        }

        fields.Report(Remark.Warning("CM1491"), NewcomerColumns.Phone);
        return null;
    }

    // Visible ASCII signs, one @, a dot in the domain.
    [GeneratedRegex("^[!-~-[<>,;@]]+@[!-~-[<>,;@]]+[.][A-Za-z0-9-]{2,}$")]
    private static partial Regex EmailForm();

    [GeneratedRegex("^[+0-9][0-9 ()/.-]{2,39}$")]
    private static partial Regex PhoneForm();
}

using System.Net.Http.Headers;
using System.Text;

namespace CourseMatch.Pages.Tests.Hostile;

/// <summary>Kinds of hostile input.</summary>
internal enum HostileKind
{
    Script,
    Sql,
    Path,
    Oversize,
    WrongToken,
    MissingToken,
    Replay,
    ForeignNumber,
    WrongContentType,
    HugeUpload,
    RepeatedField,
    Date,
    Number,
    Choice,
    NullByte,
    LoneSurrogate,
    Random,
}

/// <summary>Makes hostile requests to a target; all chance comes from one seed.</summary>
internal sealed class HostileInput(Random chance, HostileCounty county)
{
    private const int UploadBytes = 2_000_000;
    private const int AddressCharsMax = 400;
    private const int OversizeChars = 100_000;

    private static readonly string[] Scripts =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "${7*7}",
        "@(1+1)", "<svg/onload=alert(1)>", "=cmd|' /C calc'!A0", "\u202Eevil", "]]><!--",
    ];

    private static readonly string[] Statements =
    [
        "' or 1=1; drop table newcomer; --", "1; select pg_sleep(5)", "' union select password_hash from account --",
        "\\'; delete from promise; --", "%' or '%'='", "1) or (1=1", "$$;set role postgres;$$", "_%\\",
    ];

    private static readonly string[] Paths =
    [
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/shadow", "file:///etc/passwd",
        "//elsewhere.example", "/\\elsewhere.example", "\r\nSet-Cookie: a=b", "%2e%2e%2f", "https://elsewhere.example/",
    ];

    private static readonly string[] Dates =
    [
        "31.02.2026", "2026-02-31", "0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01", "2026-13-01",
        "1.1.26", "-2026-01-01", "25:61", "2026-01-01T99:99",
    ];

    private static readonly string[] Numbers =
    [
        "-1", "0", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "1e308", "NaN", "Infinity", "1.5",
        "1,5", "0x10", "٣", "1_000", "+1", " 1",
    ];

    private static readonly string[] Choices =
        ["", "null", "undefined", "Administrator", "99", "-1", "Coordinator,Auditor", "[]", "true", "on", "CASES"];

    private static readonly string[] ContentTypes =
    [
        "application/json", "text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=",
        "application/x-www-form-urlencoded; charset=utf-7", "application/octet-stream", "image/png",
    ];

    /// <summary>A request of a kind.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="kind">What is hostile about it.</param>
    /// <param name="mark">The session's valid mark.</param>
    public HttpRequestMessage Request(HostileTarget target, HostileKind kind, string? mark)
    {
        var fields = target.Fields.Select(field => (field.Key, Text: Uri.EscapeDataString(field.Value))).ToList();
        if (fields.Count == 0)
        {
            fields.Add(("id", "1"));
        }

        var path = target.Path;
        if (kind == HostileKind.ForeignNumber)
        {
            path = Foreign(path, fields);
        }
        else if (kind is not (HostileKind.Replay or HostileKind.WrongToken or HostileKind.MissingToken
            or HostileKind.WrongContentType))
        {
            for (var spoiled = chance.Next(1, 3); spoiled > 0; spoiled--)
            {
                var at = chance.Next(fields.Count);
                fields[at] = (fields[at].Key, Value(kind, target.Method == "GET"));
                if (kind == HostileKind.RepeatedField)
                {
                    fields.Add(fields[chance.Next(fields.Count)]);
                }
            }
        }

        return target.Method == "GET"
            ? new HttpRequestMessage(HttpMethod.Get, With(path, fields))
            : Send(target, kind, path, fields, mark);
    }

    private static string With(string path, List<(string Key, string Text)> fields) =>
        path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Encoded(fields);

    private static string Encoded(IEnumerable<(string Key, string Text)> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={field.Text}"));

    private static ByteArrayContent Bytes(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private HttpRequestMessage Send(
        HostileTarget target, HostileKind kind, string path, List<(string Key, string Text)> fields, string? mark)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        var token = kind switch
        {
            HostileKind.MissingToken => null,
            HostileKind.WrongToken => chance.Next(2) == 0 || mark is null
                ? "CfDJ8" + new string('x', 150)
                : mark[..^6] + "AAAAAA",
            _ => mark,
        };
        if (token is not null)
        {
            fields.Add(("__RequestVerificationToken", Uri.EscapeDataString(token)));
        }

        request.Content = kind switch
        {
            HostileKind.WrongContentType => Bytes(Encoded(fields), ContentTypes[chance.Next(ContentTypes.Length)]),
            HostileKind.HugeUpload => Upload(fields),
            _ when target.IsProgram => Bytes(
                $"{{ \"day\": \"{Uri.UnescapeDataString(fields[0].Text)}\" }}", "application/json"),
            _ => Bytes(Encoded(fields), "application/x-www-form-urlencoded"),
        };
        return request;
    }

    private MultipartFormDataContent Upload(List<(string Key, string Text)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (key, text) in fields)
        {
            form.Add(new StringContent(Uri.UnescapeDataString(text)), $"\"{key}\"");
        }

        var bytes = new byte[UploadBytes];
        chance.NextBytes(bytes);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "../../liste.csv");
        return form;
    }

    /// <summary>Puts numbers of the neighbour into address and fields.</summary>
    private string Foreign(string path, List<(string Key, string Text)> fields)
    {
        string Any(string what) => Uri.EscapeDataString(
            county.Foreign[what][chance.Next(county.Foreign[what].Length)]);

        for (var at = 0; at < fields.Count; at++)
        {
            var key = fields[at].Key.ToLowerInvariant();
            var what = county.Foreign.Keys.FirstOrDefault(name => key.Contains(name, StringComparison.Ordinal))
                ?? (key == "id" ? county.Foreign.Keys.ElementAt(chance.Next(county.Foreign.Count)) : null);
            if (what is not null)
            {
                fields[at] = (fields[at].Key, Any(what));
            }
        }

        var parts = path.Split('/');
        for (var at = 2; at < parts.Length; at++)
        {
            var tail = parts[at].IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? parts[at][mark..] : "";
            var what = parts[at - 1] switch
            {
                "courses" or "counter" => "course",
                "plans" => "plan",
                "imports" => "import",
                "accounts" => "account",
                "newcomers" or "explanations" => "reference",
                _ => null,
            };
            if (what is not null && parts[at].Any(char.IsAsciiDigit))
            {
                parts[at] = Any(what) + tail;
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>A hostile value, as it stands in an address or a form.</summary>
    private string Value(HostileKind kind, bool isAddress)
    {
        string One(string[] values) => Uri.EscapeDataString(values[chance.Next(values.Length)]);

        return kind switch
        {
            HostileKind.Script => One(Scripts),
            HostileKind.Sql => One(Statements),
            HostileKind.Path => One(Paths),
            HostileKind.Oversize => new string('x', isAddress ? AddressCharsMax * 10 : OversizeChars),
            HostileKind.Date => One(Dates),
            HostileKind.Number => One(Numbers),
            HostileKind.Choice => One(Choices),
            HostileKind.NullByte => chance.Next(2) == 0 ? "%00" : "abc%00def",
            HostileKind.LoneSurrogate => chance.Next(2) == 0 ? "%ED%A0%80" : "a%ED%BF%BFb%FF",
            HostileKind.RepeatedField => One(Numbers),
            _ => Uri.EscapeDataString(
                new string([.. Enumerable.Range(0, chance.Next(1, 60)).Select(_ => (char)chance.Next(1, 0xD7FF))])),
        };
    }
}

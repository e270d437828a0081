using System.Text;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;

namespace CourseMatch.Exchange.Tests;

/// <summary>Short ways for tests to read a text or an example file on a fixed day.</summary>
internal static class Read
{
    /// <summary>A Monday; every test reads on this day.</summary>
    public static readonly DateOnly Day = new(2026, 11, 23);

    public static FileReading<CourseRecord> Courses(string text, ReadingOptions? options = null) =>
        Courses(Encoding.UTF8.GetBytes(text), options);

    public static FileReading<CourseRecord> Courses(byte[] bytes, ReadingOptions? options = null) =>
        Spoken(CourseFiles.Read(new MemoryStream(bytes), Day, options ?? ReadingOptions.Default));

    public static FileReading<NewcomerRecord> Newcomers(string text, ReadingOptions? options = null) =>
        Newcomers(Encoding.UTF8.GetBytes(text), options);

    public static FileReading<NewcomerRecord> Newcomers(byte[] bytes, ReadingOptions? options = null) =>
        Spoken(NewcomerFiles.Read(new MemoryStream(bytes), Day, options ?? ReadingOptions.Default));

    public static FileReading<CareGroupRecord> Care(string text) => Care(Encoding.UTF8.GetBytes(text));

    public static FileReading<CareGroupRecord> Care(byte[] bytes) =>
        Spoken(CareFiles.Read(new MemoryStream(bytes), Day, ReadingOptions.Default));

    /// <summary>A file of <c>data/examples</c>, found from the test's own folder upwards.</summary>
    public static byte[] Example(string name) => File.ReadAllBytes(Path.Combine(Root, "data", "examples", name));

    /// <summary>Folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Codes of the findings, errors and all, in file order.</summary>
    public static string[] Codes<T>(this FileReading<T> reading) =>
        [.. reading.Findings.Select(finding => finding.Code)];

    /// <summary>Findings of weight error, as German sentences, for messages of failing tests.</summary>
    public static string[] Errors<T>(this FileReading<T> reading) =>
    [
        .. reading.Findings.Where(finding => finding.Severity == Severity.Error).Select(Shown),
    ];

    /// <summary>A finding as a person sees it.</summary>
    public static string Shown(Finding finding) =>
        $"{finding.Code} {finding.Severity} {finding.Place?.Line}/{finding.Place?.Column}/{finding.Place?.Record}: "
        + FindingTexts.Sentence(finding, FindingTexts.German) + " " + FindingTexts.Advice(finding, FindingTexts.German);

    /// <summary>Every finding can be said in both languages: a text that asks for a value that is not there
    /// throws.</summary>
    private static FileReading<T> Spoken<T>(FileReading<T> reading)
    {
        foreach (var finding in reading.Findings)
        {
            foreach (var culture in new[] { FindingTexts.German, FindingTexts.English })
            {
                Assert.NotEmpty(FindingTexts.Sentence(finding, culture));
                Assert.NotEmpty(FindingTexts.Advice(finding, culture));
            }
        }

        return reading;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CourseMatch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the checkout.");
    }
}

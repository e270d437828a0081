using System.Text.Json;
using CourseMatch.Application;
using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Imports.Columns;
using CourseMatch.Application.Imports.Inbox;
using CourseMatch.Exchange;
using CourseMatch.Host.Counties;
using CourseMatch.Host.Json;
using CourseMatch.Host.Logging;
using CourseMatch.Host.Texts;

namespace CourseMatch.Host.Inbox;

/// <summary>The watched folders <c>inbox/PROVIDER/</c> of the work folder. A file goes to <c>done</c>, <c>held</c> or
/// <c>refused</c> below its provider, with the answer beside it.</summary>
internal sealed class InboxFolder(IColumnMappings mappings, Voice voice, TimeProvider time) : IInbox
{
    private const string Taking = "taking";

    /// <summary>Most characters of a name that are kept; a file system takes 255 bytes, up to three a character.
    /// </summary>
    private const int NameMax = 70;

    /// <summary>A file that still grows is left alone.</summary>
    private static readonly TimeSpan RestsFor = TimeSpan.FromSeconds(3);

    /// <summary>Whoever took a file longer ago than this has died over it.</summary>
    private static readonly TimeSpan TakenFor = TimeSpan.FromMinutes(15);

    public static string Root => Path.Combine(WorkFolder.Path, "inbox");

    public IReadOnlyList<InboxFile> Waiting()
    {
        var root = new DirectoryInfo(Root);
        if (!root.Exists)
        {
            return [];
        }

        var now = time.GetUtcNow();
        foreach (var left in Providers(root).SelectMany(provider => FilesOf(Path.Combine(provider.FullName, Taking))))
        {
            if (now - left.LastAccessTimeUtc > TakenFor)
            {
                PutBack(new InboxFile(left.Directory!.Parent!.Name, left.Name));
            }
        }

        return
        [
            .. Providers(root)
                .SelectMany(provider => FilesOf(provider.FullName))
                .Where(file => now - file.LastWriteTimeUtc >= RestsFor)
                .OrderBy(file => file.LastWriteTimeUtc)
                .ThenBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file => new InboxFile(file.Directory!.Name, file.Name)),
        ];
    }

    public bool TryTake(InboxFile file)
    {
        Directory.CreateDirectory(Path.Combine(Root, file.Source, Taking));
        try
        {
            File.Move(PathOf(file), TakenPathOf(file));
            File.SetLastAccessTimeUtc(TakenPathOf(file), time.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async Task<(Delivery? Delivery, Finding? Refusal)> ReadAsync(
        MunicipalityId municipality, InboxFile file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(TakenPathOf(file));
        if (IncomingFile.SubjectOf(stream, ReadingOptions.Default, cancellationToken) is not { } subject)
        {
            return (null, Finding.Of("CM4060", Severity.Error, file.Name));
        }

        stream.Position = 0;
        var incoming = await new IncomingFile(subject, file.Source, new ImportRequest(ImportWay.Hold, TakeInbox.Bearer))
            .WithRememberedColumnsAsync(mappings, municipality, cancellationToken);
        return (incoming.Read(stream, cancellationToken), null);
    }

    public void Settle(InboxFile file, InboxAnswer answer)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, file.Source, FolderOf(answer))).FullName;
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        var name = Shortened(file.Name);
        var target = Path.Combine(folder, $"{stamp}-{name}");
        for (var number = 2; File.Exists(target); number++)
        {
            target = Path.Combine(folder, $"{stamp}-{number}-{name}");
        }

        using (var stream = File.Create(target + ".answer.json"))
        using (var json = new Utf8JsonWriter(stream, HostJson.ForPeople))
        {
            if (answer.Outcome is { } outcome)
            {
                JsonSerializer.Serialize(json, ImportDocument.Of(outcome, voice), HostJson.Default.ImportDocument);
            }
            else
            {
                JsonSerializer.Serialize(
                    json,
                    new FindingsDocument(FindingView.All([answer.Refusal!], voice)),
                    HostJson.Default.FindingsDocument);
            }
        }

        File.Move(TakenPathOf(file), target);
    }

    public void PutBack(InboxFile file)
    {
        if (File.Exists(TakenPathOf(file)) && !File.Exists(PathOf(file)))
        {
            File.Move(TakenPathOf(file), PathOf(file));
        }
    }

    /// <summary>A name that leaves room for the moment before it and the ending of the answer behind it.</summary>
    private static string Shortened(string name)
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return name.Length <= NameMax
            ? name
            : $"{stem[..Math.Min(stem.Length, NameMax - 10)]}{ending[..Math.Min(ending.Length, 10)]}";
    }

    private static string FolderOf(InboxAnswer answer) => answer.Outcome switch
    {
        ImportOutcome.Imported or ImportOutcome.AlreadyOnFile => "done",
        ImportOutcome.Held => "held",
        _ => "refused",
    };

    private static IEnumerable<DirectoryInfo> Providers(DirectoryInfo root) => root.EnumerateDirectories()
        .Where(folder => folder.LinkTarget is null && !folder.Name.StartsWith('.'));

    /// <summary>Plain files; links, hidden files and unfinished transfers are none.</summary>
    private static FileInfo[] FilesOf(string folder) => Directory.Exists(folder)
        ?
        [
            .. new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LinkTarget is null
                && !file.Name.StartsWith('.')
                && Path.GetExtension(file.Name) is not (".part" or ".tmp" or ".filepart" or ".crdownload")),
        ]
        : [];

    private static string PathOf(InboxFile file) => Path.Combine(Root, file.Source, file.Name);

    private static string TakenPathOf(InboxFile file) => Path.Combine(Root, file.Source, Taking, file.Name);
}

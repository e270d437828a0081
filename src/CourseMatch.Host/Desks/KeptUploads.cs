using System.Collections.Concurrent;
using CourseMatch.Application.Access;
using CourseMatch.Application.Imports;
using CourseMatch.Host.Logging;

namespace CourseMatch.Host.Desks;

/// <summary>A file that waits for its columns to be named by hand.</summary>
/// <param name="Account">Who sent it; nobody else may ask for it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Source">Provider or authority.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Until">When it is forgotten.</param>
internal sealed record KeptUpload(
    AccountId Account, ImportSubject Subject, string Source, string Path, DateTimeOffset Until)
{
    public FileStream Open() => File.OpenRead(Path);
}

/// <summary>Files that could not be read yet, kept for half an hour so that nobody has to send them twice.</summary>
internal sealed class KeptUploads(TimeProvider time)
{
    /// <summary>Files kept for one account at once; an older one makes room.</summary>
    private const int PerAccountMax = 3;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, KeptUpload> uploads = new(StringComparer.Ordinal);

    /// <summary>Keeps a copy of a file.</summary>
    /// <returns>The name it is asked for by, which nobody can guess.</returns>
    public async Task<string> KeepAsync(
        Stream content, AccountId account, ImportSubject subject, string source, CancellationToken cancellation)
    {
        ForgetOld(account);
        var name = Guid.NewGuid().ToString("N");
        var path = Path.Combine(WorkFolder.MakeUploads().FullName, name + ".kept");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(path, options))
        {
            await content.CopyToAsync(file, cancellation);
        }

        uploads[name] = new KeptUpload(account, subject, source, path, time.GetUtcNow() + KeptFor);
        return name;
    }

    /// <summary>A file that was kept for this account, or null.</summary>
    public KeptUpload? Find(string? name, AccountId account) =>
        name is not null && uploads.TryGetValue(name, out var upload) && upload.Account == account
        && upload.Until > time.GetUtcNow() && File.Exists(upload.Path)
            ? upload
            : null;

    /// <summary>Forgets a file.</summary>
    public void Forget(string name)
    {
        if (uploads.TryRemove(name, out var upload))
        {
            File.Delete(upload.Path);
        }
    }

    private void ForgetOld(AccountId account)
    {
        var now = time.GetUtcNow();
        var own = uploads.Where(entry => entry.Value.Account == account)
            .OrderByDescending(entry => entry.Value.Until).Skip(PerAccountMax - 1);
        foreach (var (name, _) in uploads.Where(entry => entry.Value.Until <= now).Concat(own).ToArray())
        {
            Forget(name);
        }
    }
}

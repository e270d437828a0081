using CourseMatch.Application.Imports;

namespace CourseMatch.Application.Linkage;

/// <summary>Stores people as lists, corrections and merges together say: everything a merge changes follows from these
/// three, so that it can be worked out anew at any time, and undone.</summary>
internal static class MergedPeople
{
    /// <summary>After records of one source were stored or withdrawn: puts the merged ones among them right again.
    /// </summary>
    public static async Task RestoreAsync(
        IImportChange change, string source, IReadOnlySet<string> keys, CancellationToken cancellationToken)
    {
        var links = await change.Links.LinksAsync(LinkState.Merged, cancellationToken);
        bool IsTouched(LinkedPerson person) =>
            person.Source == source && person.Key is { } key && keys.Contains(key);

        var touched = links.Where(link => IsTouched(link.Kept) || IsTouched(link.Duplicate)).ToArray();
        if (touched.Length > 0)
        {
            await StoreAsync(
                change,
                [.. touched.SelectMany(link => new[] { link.Kept.Newcomer, link.Duplicate.Newcomer }).Distinct()],
                cancellationToken);
        }
    }

    /// <summary>Stores people anew from their lists, corrections and merges.</summary>
    public static async Task StoreAsync(
        IImportChange change, IReadOnlyList<NewcomerId> people, CancellationToken cancellationToken)
    {
        var lists = new KnownLists(change);
        var onFile = (await change.Links.PeopleAsync(cancellationToken)).ToDictionary(person => person.Newcomer);
        var links = await change.Links.LinksAsync(LinkState.Merged, cancellationToken);
        var duplicates = links.ToLookup(link => link.Kept.Newcomer);
        var resting = links.Select(link => link.Duplicate.Newcomer).ToHashSet();
        var records = new List<(string Source, NewcomerRecord Record)>();
        var (stay, leave) = (new List<NewcomerId>(), new List<NewcomerId>());
        var relinked = new List<NewcomerLink>();
        foreach (var person in people.Where(onFile.ContainsKey).Select(id => onFile[id]))
        {
            var own = await lists.RecordAsync(person, cancellationToken);
            if (resting.Contains(person.Newcomer))
            {
                if (own is not null)
                {
                    records.Add((person.Source, own with { Newcomer = own.Newcomer with { IsActive = false } }));
                }

                continue;
            }

            var others = new List<(string Source, NewcomerRecord Record)>();
            foreach (var link in duplicates[person.Newcomer])
            {
                if (await lists.RecordAsync(link.Duplicate, cancellationToken) is { } other)
                {
                    others.Add((link.Duplicate.Source, other));
                }
            }

            if (own is null)
            {
                (others.Count > 0 ? stay : leave).Add(person.Newcomer);
                continue;
            }

            var merged = Merging.Merge(own, person.Source, others);
            records.Add((person.Source, merged.Record));
            relinked.AddRange(duplicates[person.Newcomer].Select(link => link with { Fields = merged.Fields }));
        }

        foreach (var list in records.GroupBy(record => record.Source, StringComparer.Ordinal))
        {
            await change.County.SaveNewcomersAsync(
                list.Key, [.. list.Select(record => record.Record)], cancellationToken);
        }

        await change.Links.SetActiveAsync(stay, true, cancellationToken);
        await change.Links.SetActiveAsync(leave, false, cancellationToken);
        await change.Links.SaveAsync(relinked, cancellationToken);
    }

    /// <summary>Lists as last read, with their corrections: asked for person by person, since few of a long list are
    /// merged at once.</summary>
    private sealed class KnownLists(IImportChange change)
    {
        private readonly Dictionary<string, ILookup<string, LocalEdit>> edits = new(StringComparer.Ordinal);

        public async Task<NewcomerRecord?> RecordAsync(LinkedPerson person, CancellationToken cancellationToken)
        {
            if (person.Key is not { } key)
            {
                return null;
            }

            if (!edits.ContainsKey(person.Source))
            {
                var standing = await change.EditsAsync(ImportSubject.Newcomers, person.Source, cancellationToken);
                edits.Add(person.Source, standing.ToLookup(edit => edit.Key, StringComparer.Ordinal));
            }

            var list = await change.County.ImportedAsync(
                ImportSubject.Newcomers, person.Source, [key], cancellationToken);
            return list.TryGetValue(key, out var text)
                ? RecordJson.Read<NewcomerRecord>(edits[person.Source][key].Aggregate(
                    text,
                    (record, edit) => Corrections.With(ImportSubject.Newcomers, record, edit.Field, edit.Value)))
                : null;
        }
    }
}

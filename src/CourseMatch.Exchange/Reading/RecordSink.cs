using CourseMatch.Application.Findings;
using CourseMatch.Application.Imports.Packing;
using CourseMatch.Application.Imports.Partial;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Reading;

/// <summary>Takes in the records of a file, each key once.</summary>
internal sealed class RecordSink<T>(SourceFile file, Func<T, string> keyOf)
{
    private readonly PackedList<T> records = [];
    private Func<T, T>? change;
    private readonly Dictionary<string, int> linesByKey = new(StringComparer.Ordinal);
    private readonly List<CourseUpdate> updates = [];
    private readonly List<string> removed = [];
    private int rows;

    public IReadOnlyList<T> Records => change is null ? records : new MappedList<T, T>(records, change);

    /// <summary>1-based line of each record, by key.</summary>
    public IReadOnlyDictionary<string, int> Lines => linesByKey;

    /// <summary>What is said about records on file and nothing more.</summary>
    public IReadOnlyList<CourseUpdate> Updates => updates;

    /// <summary>Keys the file removes by name.</summary>
    public IReadOnlyList<string> Removed => removed;

    /// <summary>The file names changes only: what it does not name stays.</summary>
    public bool IsPartial { get; set; }

    /// <summary>Records refused for an error.</summary>
    public int Rejected { get; private set; }

    /// <summary>Rows seen, used or not.</summary>
    public int Rows => rows;

    /// <summary>Takes a row and what was made of it; false when the file holds more rows than allowed.</summary>
    /// <param name="fields">The row.</param>
    /// <param name="record">The record; null when the row was left out.</param>
    public bool Take(Fields fields, T? record)
    {
        if (++rows > file.Options.RowsMax)
        {
            file.Log.Add(new FindingPlace(fields.Line, null), Remark.Error("CM1013", file.Options.RowsMax));
            return false;
        }

        if (record is not null && !fields.HasError && !linesByKey.TryAdd(keyOf(record), fields.Line))
        {
            fields.Report(Remark.Error("CM1110", keyOf(record), linesByKey[keyOf(record)], fields.Line));
        }

        if (fields.HasError)
        {
            Rejected++;
        }
        else if (record is not null)
        {
            records.Add(record);
        }

        return true;
    }

    /// <summary>Takes an update; null for one that was refused or says nothing. False when the file holds more than
    /// allowed.</summary>
    public bool Take(CourseUpdate? update)
    {
        if (++rows > file.Options.RowsMax)
        {
            file.Log.Add(new FindingPlace(update?.Line, null), Remark.Error("CM1013", file.Options.RowsMax));
            return false;
        }

        if (update is not null)
        {
            updates.Add(update);
        }

        return true;
    }

    /// <summary>Takes keys the file removes.</summary>
    public void Remove(IEnumerable<string> keys)
    {
        var before = removed.Count;
        removed.AddRange(keys.Take(file.Options.RowsMax - rows));
        rows += removed.Count - before;
    }

    /// <summary>Changes all records, for what can be known only after the last row.</summary>
    public void Replace(Func<T, T> with) => change = with;
}
